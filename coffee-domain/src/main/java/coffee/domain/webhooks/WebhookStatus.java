package coffee.domain.webhooks;

/** Whether a webhook sends. */
public enum WebhookStatus {
  /** Its events are stored and sent. */
  ACTIVE,
  /** What waits is kept, what happens meanwhile is not told. */
  PAUSED
}
