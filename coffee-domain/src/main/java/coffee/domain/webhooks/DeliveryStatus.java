package coffee.domain.webhooks;

/** Whether a delivery has ended, and how. */
public enum DeliveryStatus {
  /** It has not been accepted yet. */
  WAITING,
  /** The receiver accepted it. */
  DELIVERED,
  /** It was given up. */
  FAILED
}
