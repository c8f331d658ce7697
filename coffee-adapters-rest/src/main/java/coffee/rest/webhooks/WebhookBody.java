package coffee.rest.webhooks;

import coffee.domain.webhooks.EventType;
import coffee.domain.webhooks.ManageWebhooks;
import coffee.domain.webhooks.Webhook;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A webhook as JSON, without its secret. */
@JsonNaming(SnakeCaseStrategy.class)
record WebhookBody(
    long id,
    String url,
    List<String> events,
    Optional<String> description,
    String status,
    String createdAt,
    Optional<String> lastDeliveredAt,
    Optional<String> failingSince,
    Optional<String> pausedAt,
    Optional<String> lastError) {

  static WebhookBody of(Webhook webhook) {
    Webhook.Health health = webhook.health();
    return new WebhookBody(
        webhook.id(),
        webhook.settings().url().toString(),
        webhook.settings().events().stream().sorted().map(EventType::text).toList(),
        webhook.settings().description(),
        webhook.status().name().toLowerCase(Locale.ROOT),
        TimestampFormat.format(webhook.createdAt()),
        health.lastDeliveredAt().map(TimestampFormat::format),
        health.failingSince().map(TimestampFormat::format),
        health.pausedAt().map(TimestampFormat::format),
        health.lastError());
  }

  /** The path of the webhook. */
  String location() {
    return "/v1/webhooks/" + id;
  }

  /**
   * A webhook with its secret, which is shown once.
   *
   * @param record all fields but the secret
   * @param secret its text
   */
  record WithSecret(@JsonUnwrapped WebhookBody record, String secret) {

    static WithSecret of(ManageWebhooks.Issued issued) {
      return new WithSecret(WebhookBody.of(issued.webhook()), issued.secret().text());
    }

    /** Excludes the secret, which must not appear in logs. */
    @Override
    public String toString() {
      return record.toString();
    }
  }
}
