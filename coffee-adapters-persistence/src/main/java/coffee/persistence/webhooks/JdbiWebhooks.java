package coffee.persistence.webhooks;

import coffee.domain.DomainException;
import coffee.domain.person.PersonId;
import coffee.domain.webhooks.Delivery;
import coffee.domain.webhooks.Webhook;
import coffee.domain.webhooks.WebhookEvent;
import coffee.domain.webhooks.WebhookSettings;
import coffee.domain.webhooks.WebhookStatus;
import coffee.domain.webhooks.Webhooks;
import coffee.persistence.Database;
import coffee.persistence.LockedPerson;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * {@link Webhooks} in PostgreSQL. Changes hold the lock on the person. In SQL, status 1 of a
 * webhook is active, 2 paused; status 1 of a delivery is waiting.
 */
public final class JdbiWebhooks implements Webhooks {

  private final Database database;

  /** Creates the webhooks of a database. */
  public JdbiWebhooks(Database database) {
    this.database = database;
  }

  private <T> T write(PersonId person, Function<Handle, T> work) {
    return database.executeForPerson(
        person,
        handle -> {
          LockedPerson.lock(handle, person);
          return work.apply(handle);
        });
  }

  @Override
  public Webhook add(PersonId person, WebhookSettings settings, byte[] secret) {
    return write(
        person,
        handle -> {
          if (list(handle, person).size() >= MAX_WEBHOOKS) {
            throw DomainException.conflict(
                "too_many_webhooks",
                "a person has at most %d webhooks; delete one".formatted(MAX_WEBHOOKS));
          }
          long id = insert(handle, person, settings, secret);
          updateEvents(handle, person);
          return WebhookRow.require(handle, person, id);
        });
  }

  private static long insert(
      Handle handle, PersonId person, WebhookSettings settings, byte[] secret) {
    String sql =
        """
        INSERT INTO webhook (person_id, created_at, checked_revision, events, status, url,
          description, secret)
        VALUES (:person, now(), :revision, :events, 1, :url, :description, :secret)
        RETURNING id
        """;
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("revision", revision(handle, person))
        .bind("events", WebhookCodes.bits(settings.events()))
        .bind("url", settings.url().toString())
        .bind("description", settings.description().orElse(null))
        .bind("secret", secret)
        .mapTo(Long.class)
        .one();
  }

  private static long revision(Handle handle, PersonId person) {
    return handle
        .createQuery("SELECT revision FROM person WHERE id = :person")
        .bind("person", person.value())
        .mapTo(Long.class)
        .one();
  }

  /** Stores which events any active webhook subscribes to, in {@code person.webhook_events}. */
  static void updateEvents(Handle handle, PersonId person) {
    String sql =
        """
        UPDATE person
        SET webhook_events = (
          SELECT coalesce(bit_or(events), 0) FROM webhook WHERE person_id = :person AND status = 1)
        WHERE id = :person
        """;
    handle.createUpdate(sql).bind("person", person.value()).execute();
  }

  @Override
  public Optional<Webhook> find(PersonId person, long id) {
    return database.read(person, handle -> WebhookRow.find(handle, person, id));
  }

  @Override
  public List<Webhook> list(PersonId person) {
    return database.read(person, handle -> list(handle, person));
  }

  private static List<Webhook> list(Handle handle, PersonId person) {
    String sql =
        """
        SELECT id, created_at, last_delivered_at, failing_since, paused_at, events, status, url,
          description, last_error
        FROM webhook
        WHERE person_id = :person
        ORDER BY id DESC
        """;
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .map((row, context) -> WebhookRow.read(row))
        .list();
  }

  @Override
  public Webhook change(PersonId person, long id, UnaryOperator<Webhook> change) {
    return write(
        person,
        handle -> {
          Webhook stored = WebhookRow.require(handle, person, id);
          Webhook changed = change.apply(stored);
          update(handle, person, changed);
          if (changed.status() != stored.status()) {
            changeStatus(handle, person, changed);
          }
          updateEvents(handle, person);
          return WebhookRow.require(handle, person, id);
        });
  }

  private static void update(Handle handle, PersonId person, Webhook changed) {
    String sql =
        """
        UPDATE webhook SET events = :events, url = :url, description = :description
        WHERE person_id = :person AND id = :id
        """;
    update(handle, sql, person, changed.id())
        .bind("events", WebhookCodes.bits(changed.settings().events()))
        .bind("url", changed.settings().url().toString())
        .bind("description", changed.settings().description().orElse(null))
        .execute();
  }

  private static void changeStatus(Handle handle, PersonId person, Webhook changed) {
    String resume =
        """
        UPDATE webhook
        SET status = 1, paused_at = NULL, failing_since = NULL, last_error = NULL, due_at = now(),
          checked_revision = :revision
        WHERE person_id = :person AND id = :id
        """;
    String pause =
        """
        UPDATE webhook SET status = 2, paused_at = now(), due_at = NULL
        WHERE person_id = :person AND id = :id
        """;
    if (changed.status() == WebhookStatus.ACTIVE) {
      long revision = revision(handle, person);
      update(handle, resume, person, changed.id()).bind("revision", revision).execute();
    } else {
      update(handle, pause, person, changed.id()).execute();
    }
  }

  private static Update update(Handle handle, String sql, PersonId person, long id) {
    return handle.createUpdate(sql).bind("person", person.value()).bind("id", id);
  }

  @Override
  public Webhook replaceSecret(PersonId person, long id, byte[] secret, Duration overlap) {
    String sql =
        """
        UPDATE webhook
        SET earlier_secret = secret, earlier_until = now() + :overlap * interval '1 second',
          secret = :secret
        WHERE person_id = :person AND id = :id
        """;
    return write(
        person,
        handle -> {
          update(handle, sql, person, id)
              .bind("secret", secret)
              .bind("overlap", overlap.toSeconds())
              .execute();
          return WebhookRow.require(handle, person, id);
        });
  }

  @Override
  public void remove(PersonId person, long id) {
    String deliveries =
        "DELETE FROM webhook_delivery WHERE person_id = :person AND webhook_id = :id";
    String webhook = "DELETE FROM webhook WHERE person_id = :person AND id = :id";
    Webhook unused =
        write(
            person,
            handle -> {
              Webhook stored = WebhookRow.require(handle, person, id);
              update(handle, deliveries, person, id).execute();
              update(handle, webhook, person, id).execute();
              updateEvents(handle, person);
              return stored;
            });
  }

  @Override
  public Delivery send(PersonId person, long id, WebhookEvent event) {
    return write(
        person,
        handle -> {
          if (WebhookRow.require(handle, person, id).status() == WebhookStatus.PAUSED) {
            throw DomainException.conflict(
                "webhook_paused", "the webhook is paused; set its status to active first");
          }
          return new WebhookDeliveries(handle, person, id).add(event);
        });
  }

  @Override
  public List<Delivery> deliveries(PersonId person, long id, int limit) {
    return database.read(
        person,
        handle -> {
          Webhook unused = WebhookRow.require(handle, person, id);
          return new WebhookDeliveries(handle, person, id).newest(limit);
        });
  }

  @Override
  public long deleteEnded(Duration age) {
    String sql = "DELETE FROM webhook_delivery WHERE ended_at < now() - :age * interval '1 second'";
    return database.inTransaction(
        handle -> (long) handle.createUpdate(sql).bind("age", age.toSeconds()).execute());
  }
}
