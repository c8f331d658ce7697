package coffee.persistence.webhooks;

import coffee.domain.person.PersonId;
import coffee.domain.webhooks.DeliveryClaim;
import coffee.domain.webhooks.DeliveryQueue;
import coffee.domain.webhooks.DueWebhook;
import coffee.persistence.Database;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A {@link DeliveryQueue} in PostgreSQL; claims expire by its clock. */
public final class JdbiDeliveryQueue implements DeliveryQueue {

  private final Database database;

  /** Creates the queue of a database. */
  public JdbiDeliveryQueue(Database database) {
    this.database = database;
  }

  @Override
  public List<DueWebhook> due(int limit) {
    String sql =
        """
        SELECT person_id, id, url, failing_since IS NOT NULL AS is_failing
        FROM webhook
        WHERE due_at <= now() AND (claimed_until IS NULL OR claimed_until < now())
        ORDER BY failing_since IS NOT NULL, due_at
        LIMIT :limit
        """;
    return database.read(
        handle ->
            handle
                .createQuery(sql)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new DueWebhook(
                            new PersonId(row.getLong("person_id")),
                            row.getLong("id"),
                            URI.create(row.getString("url")),
                            row.getBoolean("is_failing")))
                .list());
  }

  @Override
  public Optional<DeliveryClaim> claim(DueWebhook due) {
    String sql =
        """
        UPDATE webhook
        SET claims = claims + 1, claimed_until = now() + :lease * interval '1 second'
        WHERE person_id = :person AND id = :id AND due_at <= now()
          AND (claimed_until IS NULL OR claimed_until < now())
        RETURNING claims
        """;
    return database.inTransaction(
        handle ->
            handle
                .createQuery(sql)
                .bind("person", due.person().value())
                .bind("id", due.id())
                .bind("lease", LEASE.toSeconds())
                .mapTo(Long.class)
                .findOne()
                .map(number -> new JdbiDeliveryClaim(database, due.person(), due.id(), number)));
  }
}
