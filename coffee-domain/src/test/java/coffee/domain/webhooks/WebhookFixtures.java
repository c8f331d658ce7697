package coffee.domain.webhooks;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Webhooks for tests. */
public final class WebhookFixtures {

  public static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

  private WebhookFixtures() {}

  /** Settings that tell the given kinds. */
  public static WebhookSettings telling(EventType... types) {
    return new WebhookSettings(
        URI.create("https://example.org/hook?a=b"), Set.of(types), Optional.of("kitchen, \"1\""));
  }

  /** An event that is told once. */
  public static WebhookEvent keyed(String deduplicationKey) {
    return new WebhookEvent(
        EventType.LIMIT_CROSSED, NINE, "{\"a\":1}", Optional.of(deduplicationKey));
  }
}
