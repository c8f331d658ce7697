package coffee.domain.webhooks;

import java.time.Duration;

/** Sends requests. Thread-safe. */
@FunctionalInterface
public interface WebhookSender {

  /** The longest that an attempt takes, from looking the name up to the last byte. */
  Duration TIMEOUT = Duration.ofSeconds(10);

  /** Sends one request and waits for the response, no longer than {@link #TIMEOUT}. */
  DeliveryResult send(WebhookMessage message);
}
