package coffee.app.health;

/** Why something failed in the end. */
final class Causes {

  private Causes() {}

  /** What began it. */
  static Throwable root(Throwable failure) {
    Throwable root = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      root = cause;
    }
    return root;
  }
}
