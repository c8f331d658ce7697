package coffee.domain.imports.rows;

/**
 * What {@link RowCounts} counts, by kind. Refused rows are left out: of an invalid row it is not
 * always known what it should have been.
 *
 * @param stored new records
 * @param existing records that existed already
 */
public record CountsByKind(KindCounts stored, KindCounts existing) {

  /** All zero. */
  public static final CountsByKind NONE = new CountsByKind(KindCounts.NONE, KindCounts.NONE);

  /** The sum of both. */
  CountsByKind plus(CountsByKind other) {
    return new CountsByKind(stored.plus(other.stored), existing.plus(other.existing));
  }

  /** Whether every counted row has a kind; not so if an earlier version has stored some. */
  public boolean isCompleteFor(RowCounts rows) {
    return stored.total() == rows.stored() && existing.total() == rows.existing();
  }
}
