package coffee.domain.imports.rows;

/** Is notified of the rows that imports process. */
@FunctionalInterface
public interface ImportObserver {

  /** Ignores all notifications. */
  ImportObserver NONE = (rows, bytes) -> {};

  /**
   * A batch was processed. Not called for dry runs.
   *
   * @param rows the outcome of its rows
   * @param bytes number of bytes read for it
   */
  void batchProcessed(RowCounts rows, long bytes);
}
