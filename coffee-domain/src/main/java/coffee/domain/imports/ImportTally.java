package coffee.domain.imports;

/**
 * Counts of rows by outcome. Every relevant row is counted exactly once.
 *
 * @param stored new records
 * @param existing records that existed already
 * @param refused rows that were invalid or in conflict
 */
public record ImportTally(long stored, long existing, long refused) {

  /** All zero. */
  public static final ImportTally NONE = new ImportTally(0, 0, 0);

  /** The total number of rows. */
  public long read() {
    return stored + existing + refused;
  }

  /** The sum of both. */
  public ImportTally plus(ImportTally other) {
    return new ImportTally(
        stored + other.stored, existing + other.existing, refused + other.refused);
  }

  /** The difference to an earlier state. */
  public ImportTally minus(ImportTally earlier) {
    return new ImportTally(
        stored - earlier.stored, existing - earlier.existing, refused - earlier.refused);
  }
}
