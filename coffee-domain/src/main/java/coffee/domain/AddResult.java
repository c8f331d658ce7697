package coffee.domain;

/**
 * The result of adding a record to a log.
 *
 * @param outcome whether this call stored it
 * @param entry the record as stored; for {@link Outcome#EXISTING} and {@link Outcome#CONFLICT} the
 *     earlier one, unchanged; for {@link Outcome#BEFORE_RETENTION} the record that was passed in
 * @param <T> the kind of stored record
 */
public record AddResult<T>(Outcome outcome, T entry) {

  /** The possible results. */
  public enum Outcome {
    /** This call stored it. */
    STORED,
    /** The same record existed already; nothing changed. */
    EXISTING,
    /** A different record with the same identity exists and is kept. */
    CONFLICT,
    /** Its timestamp lies before the retention limit; it is not stored. */
    BEFORE_RETENTION
  }

  /** The error for a record that is {@link Outcome#BEFORE_RETENTION}. */
  public DomainException beforeRetentionError() {
    return DomainException.invalid(
        "before_retention", "raw records from that time have been deleted");
  }
}
