package coffee.domain.webhooks;

import java.time.Instant;
import java.util.Optional;

/**
 * An event on its way to one webhook.
 *
 * @param id per-person id; those of a webhook ascend in the order of the events
 * @param event what is sent
 * @param status whether it was delivered
 * @param progress its attempts
 */
public record Delivery(long id, WebhookEvent event, DeliveryStatus status, Progress progress) {

  /**
   * The attempts of a delivery.
   *
   * @param attempts how many there were
   * @param nextAttemptAt when the next one is due, if it is the webhook's next delivery
   * @param endedAt when it was accepted or given up
   * @param lastError why the last attempt failed; empty if it did not
   */
  public record Progress(
      int attempts,
      Optional<Instant> nextAttemptAt,
      Optional<Instant> endedAt,
      Optional<String> lastError) {

    /** Before the first attempt. */
    public static final Progress NONE =
        new Progress(0, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The id that the receiver sees: the same at each attempt. */
  public String messageId() {
    return "msg_" + id;
  }
}
