package coffee.domain;

/**
 * Every failure a caller can cause or must handle. Bugs stay ordinary unchecked exceptions.
 *
 * <p>The message is written for the person who made the call: it never holds SQL, class names or
 * another person's data.
 */
public final class DomainException extends RuntimeException {

  /** What kind of failure it is; each adapter translates every one of them. */
  public enum Reason {
    /** A value has the wrong meaning: out of range, in the future, not of its kind. */
    INVALID,
    /** The key that was used does not allow it. */
    FORBIDDEN,
    /** There is no such record for this person. */
    NOT_FOUND,
    /** It contradicts what is stored. */
    CONFLICT,
    /** The question is fair, but what is stored does not answer it. */
    INSUFFICIENT_DATA,
    /** The store cannot be reached; nothing is known to be stored, trying again is right. */
    UNAVAILABLE
  }

  private final Reason reason;
  private final String code;

  /**
   * A failure.
   *
   * @param reason what kind of failure
   * @param code stable name for programs, {@code snake_case}, such as {@code out_of_range}
   * @param message one sentence for a person
   */
  public DomainException(Reason reason, String code, String message) {
    super(message);
    this.reason = reason;
    this.code = code;
  }

  /**
   * A failure with the one that caused it, which goes to the log and never to a caller.
   *
   * @param reason what kind of failure
   * @param code stable name for programs, {@code snake_case}
   * @param message one sentence for a person
   * @param cause what went wrong below
   */
  public DomainException(Reason reason, String code, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.code = code;
  }

  /** A value of the wrong meaning, with a code for programs and a sentence for people. */
  public static DomainException invalid(String code, String message) {
    return new DomainException(Reason.INVALID, code, message);
  }

  /** A value outside of its range. */
  public static DomainException outOfRange(String message) {
    return invalid("out_of_range", message);
  }

  /** No such record for this person; never tells whether somebody else has it. */
  public static DomainException notFound(String message) {
    return new DomainException(Reason.NOT_FOUND, "not_found", message);
  }

  /** A contradiction of what is stored. */
  public static DomainException conflict(String code, String message) {
    return new DomainException(Reason.CONFLICT, code, message);
  }

  public Reason reason() {
    return reason;
  }

  public String code() {
    return code;
  }
}
