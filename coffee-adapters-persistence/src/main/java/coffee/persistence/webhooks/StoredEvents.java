package coffee.persistence.webhooks;

import coffee.domain.person.PersonId;
import coffee.domain.webhooks.EventType;
import coffee.domain.webhooks.WebhookEvent;
import coffee.persistence.JdbcValues;
import coffee.persistence.LockedPerson;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Stores events for the webhooks of a person, in the transaction that holds the lock on the person,
 * so that the ids of deliveries ascend in the order of commit. In SQL, status 1 of a webhook is
 * active, status 1 of a delivery is waiting.
 *
 * @param handle the transaction
 * @param person whose events
 */
public record StoredEvents(Handle handle, PersonId person) {

  /** Stores events in the transaction of a write. */
  public static StoredEvents of(LockedPerson lock) {
    return new StoredEvents(lock.handle(), lock.person());
  }

  /** Whether an active webhook of the person subscribes to a type of event. */
  public static boolean hasSubscriber(LockedPerson lock, EventType type) {
    return (lock.webhookEvents() & WebhookCodes.bit(type)) != 0;
  }

  /** Adds a delivery of each event to each active webhook that subscribes to it. */
  public void add(List<WebhookEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    String sql =
        """
        INSERT INTO webhook_delivery (person_id, webhook_id, happened_at, type, status, data, fact)
        SELECT :person, webhook.id, to_timestamp(happened_ms / CAST(1000 AS double precision)),
          type, 1, data, fact
        FROM webhook,
          unnest(:types, :bits, :happenedMs, :data, :facts) WITH ORDINALITY
            AS given (type, bit, happened_ms, data, fact, ordinal)
        WHERE person_id = :person AND status = 1 AND events & bit <> 0
        ORDER BY ordinal
        ON CONFLICT (person_id, webhook_id, type, fact) DO NOTHING
        """;
    int added =
        handle
            .createUpdate(sql)
            .bind("person", person.value())
            .bind("types", JdbcValues.shorts(events, event -> WebhookCodes.TYPES.of(event.type())))
            .bind("bits", JdbcValues.integers(events, event -> WebhookCodes.bit(event.type())))
            .bind(
                "happenedMs", JdbcValues.longs(events, event -> event.happenedAt().toEpochMilli()))
            .bind("data", JdbcValues.texts(events, event -> Optional.of(event.data())))
            .bind("facts", JdbcValues.texts(events, WebhookEvent::deduplicationKey))
            .execute();
    if (added > 0) {
      makeDue(events);
    }
  }

  /** A webhook that waits for a retry keeps waiting. */
  private void makeDue(List<WebhookEvent> events) {
    String sql =
        """
        UPDATE webhook SET due_at = now()
        WHERE person_id = :person AND status = 1 AND due_at IS NULL AND events & :bits <> 0
        """;
    int bits =
        events.stream()
            .mapToInt(event -> WebhookCodes.bit(event.type()))
            .reduce(0, (some, more) -> some | more);
    handle.createUpdate(sql).bind("person", person.value()).bind("bits", bits).execute();
  }
}
