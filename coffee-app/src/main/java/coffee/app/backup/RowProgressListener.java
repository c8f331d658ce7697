package coffee.app.backup;

/** Receives progress updates in rows. */
@FunctionalInterface
public interface RowProgressListener {

  /** Ignores all updates. */
  RowProgressListener UNWATCHED = (table, rows, bytes) -> {};

  /** Called often while a table is processed. */
  void onProgress(String table, long rows, long bytes);
}
