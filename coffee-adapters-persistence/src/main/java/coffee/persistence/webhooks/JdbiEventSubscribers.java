package coffee.persistence.webhooks;

import coffee.domain.person.PersonId;
import coffee.domain.webhooks.EventSubscribers;
import coffee.persistence.Database;
import java.util.List;
import java.util.Optional;

/** {@link EventSubscribers} in PostgreSQL. In SQL, status 1 of a webhook is active. */
public final class JdbiEventSubscribers implements EventSubscribers {

  private final Database database;

  /** Reads the webhooks of a database. */
  public JdbiEventSubscribers(Database database) {
    this.database = database;
  }

  /** The numbers are bits of {@code WebhookCodes}, written out as in the index. */
  @Override
  public List<PersonId> withChangedData(long after, int limit) {
    String sql =
        """
        SELECT id FROM person
        WHERE webhook_events & 216 <> 0 AND webhook_events & 24 <> 0 AND id > :after AND EXISTS (
          SELECT 1 FROM webhook
          WHERE webhook.person_id = person.id AND status = 1 AND checked_revision <> person.revision
        )
        ORDER BY id
        LIMIT :limit
        """;
    return persons(sql, after, limit);
  }

  @Override
  public List<PersonId> subscribedToInstructions(long after, int limit) {
    String sql =
        """
        SELECT id FROM person
        WHERE webhook_events & 216 <> 0 AND webhook_events & 128 <> 0 AND id > :after
        ORDER BY id
        LIMIT :limit
        """;
    return persons(sql, after, limit);
  }

  @Override
  public void markChecked(PersonId person, long revision) {
    String sql =
        """
        UPDATE webhook SET checked_revision = :revision
        WHERE person_id = :person AND checked_revision <> :revision
        """;
    int unused =
        database.inTransaction(
            handle ->
                handle
                    .createUpdate(sql)
                    .bind("person", person.value())
                    .bind("revision", revision)
                    .execute());
  }

  @Override
  public List<PersonId> dueForAnalysis(long after, int limit) {
    String sql =
        """
        SELECT id FROM person
        WHERE webhook_events & 216 <> 0 AND webhook_events & 64 <> 0 AND id > :after AND EXISTS (
          SELECT 1 FROM webhook
          WHERE webhook.person_id = person.id AND status = 1
            AND (answered_revision IS NULL OR answered_revision <> person.revision)
            AND (answered_at IS NULL OR answered_at < now() - interval '1 hour')
        )
        ORDER BY id
        LIMIT :limit
        """;
    return persons(sql, after, limit);
  }

  private List<PersonId> persons(String sql, long after, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(sql)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new PersonId(row.getLong("id")))
                .list());
  }

  @Override
  public Optional<LastVerdict> claimAnalysis(PersonId person) {
    String sql =
        """
        UPDATE webhook SET answered_at = now()
        WHERE person_id = :person
          AND (answered_at IS NULL OR answered_at < now() - interval '1 hour')
        RETURNING verdict
        """;
    List<Optional<String>> verdicts =
        database.inTransaction(
            handle ->
                handle
                    .createQuery(sql)
                    .bind("person", person.value())
                    .map((row, context) -> Optional.ofNullable(row.getString("verdict")))
                    .list());
    return verdicts.isEmpty()
        ? Optional.empty()
        : Optional.of(new LastVerdict(verdicts.stream().flatMap(Optional::stream).findFirst()));
  }

  @Override
  public void recordVerdict(PersonId person, long revision, String verdict) {
    String sql =
        """
        UPDATE webhook SET answered_revision = :revision, verdict = :verdict
        WHERE person_id = :person
        """;
    int unused =
        database.inTransaction(
            handle ->
                handle
                    .createUpdate(sql)
                    .bind("person", person.value())
                    .bind("revision", revision)
                    .bind("verdict", verdict)
                    .execute());
  }
}
