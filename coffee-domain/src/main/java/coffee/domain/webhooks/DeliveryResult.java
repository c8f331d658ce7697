package coffee.domain.webhooks;

/**
 * How an attempt went.
 *
 * @param kind what the receiver did, or why it was not asked
 * @param detail for the person, without anything that the receiver sent
 */
public record DeliveryResult(Kind kind, String detail) {

  /** What a receiver does. */
  public enum Kind {
    /** It accepted: any status 2xx. */
    ACCEPTED,
    /** It answered with another status. */
    REFUSED,
    /** It answered 410: it wants no more. */
    GONE,
    /** It did not answer in time. */
    TIMEOUT,
    /** It could not be reached. */
    UNREACHABLE,
    /** Its address is not allowed. */
    NOT_ALLOWED,
    /** Nothing was sent: the secret to sign with cannot be read. */
    UNSIGNED
  }

  /** An accepted delivery. */
  public static DeliveryResult accepted() {
    return new DeliveryResult(Kind.ACCEPTED, "");
  }
}
