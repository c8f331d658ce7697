package coffee.persistence.webhooks;

import coffee.domain.DomainException;
import coffee.domain.person.PersonId;
import coffee.domain.webhooks.Webhook;
import coffee.domain.webhooks.WebhookSettings;
import coffee.persistence.JdbcValues;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads rows of {@code webhook}. */
final class WebhookRow {

  private WebhookRow() {}

  static Optional<Webhook> find(Handle handle, PersonId person, long id) {
    String sql =
        """
        SELECT id, created_at, last_delivered_at, failing_since, paused_at, events, status, url,
          description, last_error
        FROM webhook
        WHERE person_id = :person AND id = :id
        """;
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  static Webhook require(Handle handle, PersonId person, long id) {
    return find(handle, person, id).orElseThrow(WebhookRow::noSuchWebhook);
  }

  static DomainException noSuchWebhook() {
    return DomainException.notFound("no such webhook");
  }

  static Webhook read(ResultSet row) throws SQLException {
    return new Webhook(
        row.getLong("id"),
        new WebhookSettings(
            URI.create(row.getString("url")),
            WebhookCodes.types(row.getInt("events")),
            Optional.ofNullable(row.getString("description"))),
        WebhookCodes.STATUSES.constant(row.getInt("status")),
        new Webhook.Health(
            JdbcValues.optionalInstant(row, "last_delivered_at"),
            JdbcValues.optionalInstant(row, "failing_since"),
            JdbcValues.optionalInstant(row, "paused_at"),
            Optional.ofNullable(row.getString("last_error"))),
        JdbcValues.instant(row, "created_at"));
  }
}
