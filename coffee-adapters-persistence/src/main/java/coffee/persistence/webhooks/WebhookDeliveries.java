package coffee.persistence.webhooks;

import coffee.domain.person.PersonId;
import coffee.domain.webhooks.Delivery;
import coffee.domain.webhooks.DeliveryStatus;
import coffee.domain.webhooks.WebhookEvent;
import coffee.persistence.JdbcValues;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The deliveries of one webhook. In SQL, status 1 of a delivery is waiting.
 *
 * @param handle the transaction
 * @param person whose webhook
 * @param webhook its id
 */
record WebhookDeliveries(Handle handle, PersonId person, long webhook) {

  /** Adds a delivery, in a transaction that holds the lock on the person. */
  Delivery add(WebhookEvent event) {
    String sql =
        """
        INSERT INTO webhook_delivery (person_id, webhook_id, happened_at, type, status, data)
        VALUES (:person, :webhook, :happenedAt, :type, 1, :data)
        RETURNING id
        """;
    long id =
        handle
            .createQuery(sql)
            .bind("person", person.value())
            .bind("webhook", webhook)
            .bind("happenedAt", JdbcValues.instant(event.happenedAt()))
            .bind("type", (short) WebhookCodes.TYPES.of(event.type()))
            .bind("data", event.data())
            .mapTo(Long.class)
            .one();
    makeDue();
    return new Delivery(id, event, DeliveryStatus.WAITING, Delivery.Progress.NONE);
  }

  /** A webhook that waits for a retry keeps waiting. */
  private void makeDue() {
    String sql =
        """
        UPDATE webhook SET due_at = now()
        WHERE person_id = :person AND id = :webhook AND due_at IS NULL
        """;
    handle.createUpdate(sql).bind("person", person.value()).bind("webhook", webhook).execute();
  }

  /** Returns up to {@code limit} deliveries, newest first. */
  List<Delivery> newest(int limit) {
    String sql =
        """
        SELECT id, happened_at, ended_at, attempts, type, status, data, fact, last_error,
          (SELECT due_at FROM webhook
           WHERE webhook.person_id = :person AND webhook.id = :webhook AND NOT EXISTS (
             SELECT 1 FROM webhook_delivery AS earlier
             WHERE earlier.person_id = :person AND earlier.webhook_id = :webhook
               AND earlier.id < webhook_delivery.id AND earlier.status = 1
           ) AND webhook_delivery.status = 1) AS due_at
        FROM webhook_delivery
        WHERE person_id = :person AND webhook_id = :webhook
        ORDER BY id DESC
        LIMIT :limit
        """;
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("webhook", webhook)
        .bind("limit", limit)
        .map((row, context) -> DeliveryRow.read(row))
        .list();
  }
}
