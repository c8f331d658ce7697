package coffee.domain;

/**
 * What became of a record that was given to be kept.
 *
 * @param outcome whether this call stored it
 * @param entry the record as it is stored, which for {@link Outcome#EXISTING} and {@link
 *     Outcome#CONFLICT} is the earlier one, untouched; for {@link Outcome#BEFORE_RETENTION} the one
 *     that was given
 * @param <T> the kind of stored record
 */
public record Added<T>(Outcome outcome, T entry) {

  /** What can become of a record. */
  public enum Outcome {
    /** This call stored it. */
    STORED,
    /** The same one was there before; nothing changed. */
    EXISTING,
    /** Another one is stored under the same identity; that one is kept. */
    CONFLICT,
    /** It is of a time whose single records were given up; it is not stored. */
    BEFORE_RETENTION
  }

  /** Why a record {@link Outcome#BEFORE_RETENTION} was not stored. */
  public DomainException refusal() {
    return DomainException.invalid(
        "before_retention", "single records of that time are not kept any more");
  }
}
