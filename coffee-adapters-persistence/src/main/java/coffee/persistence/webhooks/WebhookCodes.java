package coffee.persistence.webhooks;

import coffee.domain.webhooks.DeliveryStatus;
import coffee.domain.webhooks.EventType;
import coffee.domain.webhooks.WebhookStatus;
import coffee.persistence.EnumCodes;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The numbers in the columns of webhooks. */
final class WebhookCodes {

  static final EnumCodes<EventType> TYPES =
      new EnumCodes<>(
          "webhook_delivery.type",
          EventType.class,
          type ->
              switch (type) {
                case INTAKE_CREATED -> 1;
                case INTAKE_UPDATED -> 2;
                case INTAKE_DELETED -> 3;
                case LIMIT_CROSSED -> 4;
                case BEDTIME_EXCEEDED -> 5;
                case IMPORT_ENDED -> 6;
                case ANSWER_CHANGED -> 7;
                case EXPERIMENT_INSTRUCTION -> 8;
                case TEST -> 9;
              });

  static final EnumCodes<WebhookStatus> STATUSES =
      new EnumCodes<>(
          "webhook.status",
          WebhookStatus.class,
          status ->
              switch (status) {
                case ACTIVE -> 1;
                case PAUSED -> 2;
              });

  static final EnumCodes<DeliveryStatus> DELIVERY_STATUSES =
      new EnumCodes<>(
          "webhook_delivery.status",
          DeliveryStatus.class,
          status ->
              switch (status) {
                case WAITING -> 1;
                case DELIVERED -> 2;
                case FAILED -> 3;
              });

  private WebhookCodes() {}

  /** The bit of a type of event in {@code webhook.events} and {@code person.webhook_events}. */
  static int bit(EventType type) {
    return 1 << (TYPES.of(type) - 1);
  }

  static int bits(Set<EventType> types) {
    return types.stream().mapToInt(WebhookCodes::bit).reduce(0, (some, more) -> some | more);
  }

  static Set<EventType> types(int bits) {
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    Arrays.stream(EventType.values()).filter(type -> (bits & bit(type)) != 0).forEach(types::add);
    return types;
  }
}
