package coffee.domain.webhooks;

import java.time.Instant;
import java.util.Optional;

/**
 * A webhook as stored.
 *
 * @param id per-person id, positive
 * @param settings what the person chose
 * @param status whether it sends
 * @param health how its deliveries went
 * @param createdAt when it was created
 */
public record Webhook(
    long id, WebhookSettings settings, WebhookStatus status, Health health, Instant createdAt) {

  /**
   * The success of its deliveries.
   *
   * @param lastDeliveredAt when the receiver last accepted one
   * @param failingSince time of the first failed attempt since the last success
   * @param pausedAt when it was paused
   * @param lastError why the last attempt failed; empty if it did not
   */
  public record Health(
      Optional<Instant> lastDeliveredAt,
      Optional<Instant> failingSince,
      Optional<Instant> pausedAt,
      Optional<String> lastError) {}

  /** The same webhook with other settings and status. */
  public Webhook with(WebhookSettings changed, WebhookStatus next) {
    return new Webhook(id, changed, next, health, createdAt);
  }
}
