package coffee.domain.imports;

import coffee.domain.heartrate.Reading;

/** Watches an import, to tell a person about it. */
public interface ImportObserver {

  /**
   * A heart rate was not kept, because its moment and source have another one.
   *
   * @param place where the row stands, as it was given
   */
  void conflict(String place, Reading given, Reading stored);

  /**
   * Rows were dealt with and, where they could be kept, are committed.
   *
   * @param soFar everything up to now
   */
  void advanced(ImportTally soFar);
}
