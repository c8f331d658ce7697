package coffee.persistence.webhooks;

import coffee.domain.person.PersonId;
import coffee.domain.webhooks.DeliveryClaim;
import coffee.domain.webhooks.DeliveryQueue;
import coffee.domain.webhooks.DueWebhook;
import coffee.domain.webhooks.SealedSecrets;
import coffee.persistence.Database;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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
        RETURNING claims, url, secret, earlier_secret, earlier_until > now() AS has_earlier,
          extract(epoch FROM now() - failing_since) AS failing_seconds
        """;
    return database.inTransaction(
        handle ->
            handle
                .createQuery(sql)
                .bind("person", due.person().value())
                .bind("id", due.id())
                .bind("lease", LEASE.toSeconds())
                .map((row, context) -> claim(due, row))
                .findOne());
  }

  private DeliveryClaim claim(DueWebhook due, ResultSet row) throws SQLException {
    return new JdbiDeliveryClaim(
        new JdbiDeliveryClaim.Held(database, due.person(), due.id(), row.getLong("claims")),
        URI.create(row.getString("url")),
        new SealedSecrets(
            row.getBytes("secret"),
            row.getBoolean("has_earlier")
                ? Optional.of(row.getBytes("earlier_secret"))
                : Optional.empty()),
        Duration.ofSeconds((long) row.getDouble("failing_seconds")));
  }
}
