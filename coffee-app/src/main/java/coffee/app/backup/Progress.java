package coffee.app.backup;

/** Receives progress updates in rows. */
@FunctionalInterface
public interface Progress {

  /** Ignores all updates. */
  Progress UNWATCHED = (table, rows, bytes) -> {};

  /** Called often while a table is processed. */
  void at(String table, long rows, long bytes);
}
