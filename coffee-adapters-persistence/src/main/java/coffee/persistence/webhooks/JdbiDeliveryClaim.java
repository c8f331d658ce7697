package coffee.persistence.webhooks;

import coffee.domain.person.PersonId;
import coffee.domain.webhooks.Delivery;
import coffee.domain.webhooks.DeliveryClaim;
import coffee.domain.webhooks.DeliveryQueue;
import coffee.domain.webhooks.DeliveryStatus;
import coffee.domain.webhooks.DueDelivery;
import coffee.domain.webhooks.SealedSecrets;
import coffee.persistence.Database;
import coffee.persistence.LockedPerson;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * A claim on a webhook in PostgreSQL; it is valid as long as the row counts the same claim. In SQL,
 * status 1 of a webhook is active, 2 paused; status 1 of a delivery is waiting.
 *
 * @param number counts the claims of the webhook
 */
record JdbiDeliveryClaim(Database database, PersonId person, long id, long number)
    implements DeliveryClaim {

  private Update update(Handle handle, String sql) {
    return handle
        .createUpdate(sql)
        .bind("person", person.value())
        .bind("id", id)
        .bind("claim", number);
  }

  private static void requireHeld(Update update) {
    if (update.execute() == 0) {
      throw DeliveryClaim.lost();
    }
  }

  /** The webhook is read anew: its URL or its secret may have been changed. */
  @Override
  public Optional<DueDelivery> next() {
    String sql =
        """
        SELECT delivery.id, happened_at, ended_at, attempts, type, delivery.status, data, fact,
          delivery.last_error, CAST(NULL AS timestamptz) AS due_at, url, secret, earlier_secret,
          earlier_until > now() AS has_earlier,
          extract(epoch FROM now() - failing_since) AS failing_seconds
        FROM webhook
        JOIN webhook_delivery AS delivery
          ON delivery.person_id = webhook.person_id AND delivery.webhook_id = webhook.id
        WHERE webhook.person_id = :person AND webhook.id = :id AND webhook.status = 1
          AND claims = :claim AND delivery.person_id = :person AND delivery.webhook_id = :id
          AND delivery.status = 1
        ORDER BY delivery.id
        LIMIT 1
        """;
    return database.read(
        handle ->
            handle
                .createQuery(sql)
                .bind("person", person.value())
                .bind("id", id)
                .bind("claim", number)
                .map((row, context) -> read(row))
                .findOne());
  }

  private static DueDelivery read(ResultSet row) throws SQLException {
    return new DueDelivery(
        DeliveryRow.read(row),
        URI.create(row.getString("url")),
        new SealedSecrets(
            row.getBytes("secret"),
            row.getBoolean("has_earlier")
                ? Optional.of(row.getBytes("earlier_secret"))
                : Optional.empty()),
        Duration.ofSeconds((long) row.getDouble("failing_seconds")));
  }

  @Override
  public boolean isOverfull() {
    String sql =
        """
        SELECT count(*) FROM (
          SELECT id FROM webhook_delivery
          WHERE person_id = :person AND webhook_id = :id AND status = 1
          LIMIT :limit
        ) AS waiting
        """;
    return database.read(
            handle ->
                handle
                    .createQuery(sql)
                    .bind("person", person.value())
                    .bind("id", id)
                    .bind("limit", DeliveryQueue.MAX_WAITING + 1)
                    .mapTo(Long.class)
                    .one())
        > DeliveryQueue.MAX_WAITING;
  }

  @Override
  public void delivered(Delivery delivery) {
    String sql =
        """
        UPDATE webhook
        SET claimed_until = now() + :lease * interval '1 second', last_delivered_at = now(),
          failing_since = NULL, last_error = NULL
        WHERE person_id = :person AND id = :id AND claims = :claim
        """;
    database.inTransaction(
        handle -> {
          requireHeld(update(handle, sql).bind("lease", DeliveryQueue.LEASE.toSeconds()));
          end(handle, delivery, DeliveryStatus.DELIVERED, Optional.empty());
          return delivery;
        });
  }

  @Override
  public void retry(Delivery delivery, String error, Duration pause) {
    String sql =
        """
        UPDATE webhook
        SET claimed_until = now() + :lease * interval '1 second', last_error = :error,
          failing_since = least(failing_since, now()),
          due_at = now() + :pause * interval '1 millisecond'
        WHERE person_id = :person AND id = :id AND claims = :claim AND status = 1
        """;
    String attempted =
        """
        UPDATE webhook_delivery SET attempts = attempts + 1, last_error = :error
        WHERE person_id = :person AND webhook_id = :id AND id = :delivery
        """;
    database.inTransaction(
        handle -> {
          requireHeld(
              update(handle, sql)
                  .bind("lease", DeliveryQueue.LEASE.toSeconds())
                  .bind("error", error)
                  .bind("pause", pause.toMillis()));
          return update(handle, attempted)
              .bind("delivery", delivery.id())
              .bind("error", error)
              .execute();
        });
  }

  @Override
  public void giveUp(Delivery delivery, String error) {
    String sql =
        """
        UPDATE webhook
        SET status = 2, paused_at = now(), due_at = NULL, last_error = :error,
          failing_since = least(failing_since, now())
        WHERE person_id = :person AND id = :id AND claims = :claim
        """;
    database.executeForPerson(
        person,
        handle -> {
          LockedPerson.lock(handle, person);
          requireHeld(update(handle, sql).bind("error", error));
          end(handle, delivery, DeliveryStatus.FAILED, Optional.of(error));
          JdbiWebhooks.updateEvents(handle, person);
          return delivery;
        });
  }

  private void end(
      Handle handle, Delivery delivery, DeliveryStatus status, Optional<String> error) {
    String sql =
        """
        UPDATE webhook_delivery
        SET attempts = attempts + 1, status = :status, ended_at = now(), last_error = :error
        WHERE person_id = :person AND webhook_id = :id AND id = :delivery
        """;
    update(handle, sql)
        .bind("delivery", delivery.id())
        .bind("status", (short) WebhookCodes.DELIVERY_STATUSES.of(status))
        .bind("error", error.orElse(null))
        .execute();
  }

  /** While the person is locked, no delivery can be added. */
  @Override
  public void release() {
    String sql =
        """
        UPDATE webhook
        SET claimed_until = NULL,
          due_at = CASE WHEN EXISTS (
              SELECT 1 FROM webhook_delivery
              WHERE webhook_delivery.person_id = :person AND webhook_id = :id
                AND webhook_delivery.status = 1
            ) THEN due_at END
        WHERE person_id = :person AND id = :id AND claims = :claim
        """;
    database.executeForPerson(
        person,
        handle -> {
          LockedPerson.lock(handle, person);
          return update(handle, sql).execute();
        });
  }
}
