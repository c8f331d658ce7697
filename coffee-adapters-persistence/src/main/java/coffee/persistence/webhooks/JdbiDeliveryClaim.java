package coffee.persistence.webhooks;

import coffee.domain.person.PersonId;
import coffee.domain.webhooks.Delivery;
import coffee.domain.webhooks.DeliveryClaim;
import coffee.domain.webhooks.DeliveryQueue;
import coffee.domain.webhooks.SealedSecrets;
import coffee.persistence.Database;
import coffee.persistence.LockedPerson;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** A claim on a webhook in PostgreSQL; it is valid as long as the row counts the same claim. */
record JdbiDeliveryClaim(Held held, URI url, SealedSecrets secrets, Duration failingFor)
    implements DeliveryClaim {

  /**
   * What is claimed.
   *
   * @param number counts the claims of the webhook
   */
  record Held(Database database, PersonId person, long id, long number) {

    Update update(Handle handle, String sql) {
      return handle
          .createUpdate(sql)
          .bind("person", person.value())
          .bind("id", id)
          .bind("claim", number);
    }

    void execute(Update update) {
      if (update.execute() == 0) {
        throw DeliveryClaim.lost();
      }
    }
  }

  @Override
  public Optional<Delivery> next() {
    String sql =
        """
        SELECT id, happened_at, ended_at, attempts, type, status, data, fact, last_error,
          CAST(NULL AS timestamptz) AS due_at
        FROM webhook_delivery
        WHERE person_id = :person AND webhook_id = :id AND status = 1 AND EXISTS (
          SELECT 1 FROM webhook
          WHERE webhook.person_id = :person AND webhook.id = :id AND webhook.status = 1
            AND claims = :claim
        )
        ORDER BY id
        LIMIT 1
        """;
    return held.database()
        .read(
            handle ->
                handle
                    .createQuery(sql)
                    .bind("person", held.person().value())
                    .bind("id", held.id())
                    .bind("claim", held.number())
                    .map((row, context) -> DeliveryRow.read(row))
                    .findOne());
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
    return held.database()
            .read(
                handle ->
                    handle
                        .createQuery(sql)
                        .bind("person", held.person().value())
                        .bind("id", held.id())
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
    held.database()
        .inTransaction(
            handle -> {
              held.execute(held.update(handle, sql).bind("lease", DeliveryQueue.LEASE.toSeconds()));
              end(handle, delivery, 2, Optional.empty());
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
    held.database()
        .inTransaction(
            handle -> {
              held.execute(
                  held.update(handle, sql)
                      .bind("lease", DeliveryQueue.LEASE.toSeconds())
                      .bind("error", error)
                      .bind("pause", pause.toMillis()));
              return held.update(handle, attempted)
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
    held.database()
        .executeForPerson(
            held.person(),
            handle -> {
              LockedPerson.lock(handle, held.person());
              held.execute(held.update(handle, sql).bind("error", error));
              end(handle, delivery, 3, Optional.of(error));
              JdbiWebhooks.updateEvents(handle, held.person());
              return delivery;
            });
  }

  private void end(Handle handle, Delivery delivery, int status, Optional<String> error) {
    String sql =
        """
        UPDATE webhook_delivery
        SET attempts = attempts + 1, status = :status, ended_at = now(), last_error = :error
        WHERE person_id = :person AND webhook_id = :id AND id = :delivery
        """;
    held.update(handle, sql)
        .bind("delivery", delivery.id())
        .bind("status", (short) status)
        .bind("error", error.orElse(null))
        .execute();
  }

  /** The lock on the person keeps away who would add a delivery meanwhile. */
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
    held.database()
        .executeForPerson(
            held.person(),
            handle -> {
              LockedPerson.lock(handle, held.person());
              return held.update(handle, sql).execute();
            });
  }
}
