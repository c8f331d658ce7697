package coffee.domain.webhooks;

/** What became of a delivery. */
public enum DeliveryStatus {
  /** It has not been accepted yet. */
  WAITING,
  /** The receiver accepted it. */
  DELIVERED,
  /** It was given up. */
  FAILED
}
