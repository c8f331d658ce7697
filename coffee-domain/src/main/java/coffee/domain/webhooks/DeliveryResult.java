package coffee.domain.webhooks;

/**
 * The result of an attempt.
 *
 * @param kind what the receiver did, or why nothing was sent
 * @param detail for the person, without anything that the receiver sent
 */
public record DeliveryResult(Kind kind, String detail) {

  /** What a receiver does. */
  public enum Kind {
    /** It accepted: any status 2xx. */
    ACCEPTED,
    /** It responded with another status. */
    REFUSED,
    /** It responded 410: no more deliveries. */
    GONE,
    /** It did not respond in time. */
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
