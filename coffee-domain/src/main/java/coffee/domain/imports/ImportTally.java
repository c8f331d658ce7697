package coffee.domain.imports;

/**
 * How many rows became what. Every row that says something we keep is in exactly one of the three.
 *
 * @param stored new records
 * @param existing records that were there before
 * @param refused rows that could not be kept
 */
public record ImportTally(long stored, long existing, long refused) {

  /** Before the first row. */
  public static final ImportTally NONE = new ImportTally(0, 0, 0);

  /** Rows read. */
  public long read() {
    return stored + existing + refused;
  }

  /** Both together. */
  public ImportTally plus(ImportTally other) {
    return new ImportTally(
        stored + other.stored, existing + other.existing, refused + other.refused);
  }

  /** What has come to an earlier one. */
  public ImportTally minus(ImportTally earlier) {
    return new ImportTally(
        stored - earlier.stored, existing - earlier.existing, refused - earlier.refused);
  }
}
