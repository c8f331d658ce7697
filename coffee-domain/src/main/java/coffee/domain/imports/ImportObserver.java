package coffee.domain.imports;

/** Is told what imports deal with, of everybody. */
@FunctionalInterface
public interface ImportObserver {

  /** Nobody. */
  ImportObserver NONE = (rows, bytes) -> {};

  /**
   * A batch is dealt with; it is about to be committed. Rehearsals are not told.
   *
   * @param rows what became of its rows
   * @param bytes how much of the file was read for it
   */
  void advanced(ImportTally rows, long bytes);
}
