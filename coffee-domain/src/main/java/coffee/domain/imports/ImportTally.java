package coffee.domain.imports;

/**
 * How many rows became what. Every row that was read is in exactly one of the four.
 *
 * @param stored new records
 * @param existing records that were there before
 * @param refused rows that could not be kept
 * @param passedOver rows about something that is not kept
 */
public record ImportTally(long stored, long existing, long refused, long passedOver) {

  /** Before the first row. */
  public static final ImportTally NONE = new ImportTally(0, 0, 0, 0);

  /** Rows read. */
  public long read() {
    return stored + existing + refused + passedOver;
  }

  /** Both together. */
  public ImportTally plus(ImportTally other) {
    return new ImportTally(
        stored + other.stored,
        existing + other.existing,
        refused + other.refused,
        passedOver + other.passedOver);
  }
}
