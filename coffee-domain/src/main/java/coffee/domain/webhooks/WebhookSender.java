package coffee.domain.webhooks;

import java.time.Duration;

/** Sends requests. Thread-safe. */
@FunctionalInterface
public interface WebhookSender {

  /** Maximum duration of an attempt, from the lookup of the name to the last byte. */
  Duration TIMEOUT = Duration.ofSeconds(10);

  /** Sends one request and waits for the response, no longer than {@link #TIMEOUT}. */
  DeliveryResult send(WebhookMessage message);
}
