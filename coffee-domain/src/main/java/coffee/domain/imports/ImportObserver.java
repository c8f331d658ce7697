package coffee.domain.imports;

/** Watches an import, to tell a person about it. */
public interface ImportObserver {

  /** A row was not kept. */
  void refused(ImportRow.Problem problem);

  /**
   * Rows were dealt with and, where they could be kept, are committed.
   *
   * @param soFar everything up to now
   */
  void advanced(ImportTally soFar);
}
