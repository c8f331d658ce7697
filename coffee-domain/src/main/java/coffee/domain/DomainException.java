package coffee.domain;

/**
 * Every failure a caller can cause or must handle. Bugs stay ordinary unchecked exceptions.
 *
 * <p>The message is meant for the caller: it never contains SQL, class names or another person's
 * data.
 */
public final class DomainException extends RuntimeException {

  /** What kind of failure it is; each adapter translates every one of them. */
  public enum Reason {
    /** A value is not acceptable: out of range, in the future, of the wrong kind. */
    INVALID,
    /** The API key does not permit the operation. */
    FORBIDDEN,
    /** The person has no such record. */
    NOT_FOUND,
    /** The request conflicts with stored data. */
    CONFLICT,
    /** What was asked for existed, and is not kept any more. */
    GONE,
    /** The request is valid, but the stored data is not sufficient. */
    INSUFFICIENT_DATA,
    /** The store cannot be reached; the outcome is unknown and the call can be retried. */
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
   * A failure with its cause, which is logged and never sent to a caller.
   *
   * @param reason what kind of failure
   * @param code stable name for programs, {@code snake_case}
   * @param message one sentence for a person
   * @param cause the underlying failure
   */
  public DomainException(Reason reason, String code, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.code = code;
  }

  /** An invalid value, with a code for programs and a sentence for people. */
  public static DomainException invalid(String code, String message) {
    return new DomainException(Reason.INVALID, code, message);
  }

  /** A value outside of its range. */
  public static DomainException outOfRange(String message) {
    return invalid("out_of_range", message);
  }

  /** The person has no such record; never reveals whether another person has it. */
  public static DomainException notFound(String message) {
    return new DomainException(Reason.NOT_FOUND, "not_found", message);
  }

  /** A conflict with stored data. */
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
