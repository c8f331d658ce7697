package coffee.app.backup;

/** Hears how far rows have come. */
@FunctionalInterface
public interface Progress {

  /** For nobody. */
  Progress UNWATCHED = (table, rows, bytes) -> {};

  /** So much of a table is done; called often. */
  void at(String table, long rows, long bytes);
}
