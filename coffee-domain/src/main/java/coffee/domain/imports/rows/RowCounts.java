package coffee.domain.imports.rows;

/**
 * Counts of rows by outcome. Every relevant row is counted exactly once.
 *
 * @param stored new records
 * @param existing records that existed already
 * @param refused rows that were invalid or in conflict
 */
public record RowCounts(long stored, long existing, long refused) {

  /** All zero. */
  public static final RowCounts NONE = new RowCounts(0, 0, 0);

  /** The total number of rows. */
  public long total() {
    return stored + existing + refused;
  }

  /** The sum of both. */
  public RowCounts plus(RowCounts other) {
    return new RowCounts(stored + other.stored, existing + other.existing, refused + other.refused);
  }

  /** The difference to an earlier state. */
  public RowCounts minus(RowCounts earlier) {
    return new RowCounts(
        stored - earlier.stored, existing - earlier.existing, refused - earlier.refused);
  }
}
