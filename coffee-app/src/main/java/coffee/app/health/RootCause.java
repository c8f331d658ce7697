package coffee.app.health;

import coffee.persistence.Database;

/** Finds the causes of exceptions. */
final class RootCause {

  private RootCause() {}

  /** The root cause. */
  static Throwable root(Throwable failure) {
    Throwable root = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      root = cause;
    }
    return root;
  }

  /** The cause in words that distinguish a full pool from a database that does not respond. */
  static String words(Throwable failure) {
    return Database.isPoolFull(failure)
        ? "every connection of the pool is in use"
        : String.valueOf(root(failure).getMessage());
  }
}
