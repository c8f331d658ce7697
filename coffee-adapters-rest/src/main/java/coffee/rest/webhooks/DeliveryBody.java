package coffee.rest.webhooks;

import coffee.domain.webhooks.Delivery;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Locale;
import java.util.Optional;

/**
 * A delivery as JSON, without the data of the event.
 *
 * @param id the header {@code webhook-id}
 */
@JsonNaming(SnakeCaseStrategy.class)
record DeliveryBody(
    String id,
    String event,
    String timestamp,
    String status,
    int attempts,
    Optional<String> nextAttemptAt,
    Optional<String> endedAt,
    Optional<String> lastError) {

  static DeliveryBody of(Delivery delivery) {
    Delivery.Progress progress = delivery.progress();
    return new DeliveryBody(
        delivery.messageId(),
        delivery.event().type().text(),
        TimestampFormat.format(delivery.event().happenedAt()),
        delivery.status().name().toLowerCase(Locale.ROOT),
        progress.attempts(),
        progress.nextAttemptAt().map(TimestampFormat::format),
        progress.endedAt().map(TimestampFormat::format),
        progress.lastError());
  }
}
