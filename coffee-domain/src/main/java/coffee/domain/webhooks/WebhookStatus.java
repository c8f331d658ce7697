package coffee.domain.webhooks;

/** Whether a webhook sends. */
public enum WebhookStatus {
  /** Its events are stored and sent. */
  ACTIVE,
  /** Waiting deliveries are kept; new events are not added. */
  PAUSED
}
