package coffee.persistence.webhooks;

import coffee.domain.webhooks.Delivery;
import coffee.domain.webhooks.WebhookEvent;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Reads rows of {@code webhook_delivery}. */
final class DeliveryRow {

  private DeliveryRow() {}

  /** A row with the column {@code due_at} of its next attempt. */
  static Delivery read(ResultSet row) throws SQLException {
    return new Delivery(
        row.getLong("id"),
        new WebhookEvent(
            WebhookCodes.TYPES.constant(row.getInt("type")),
            JdbcValues.instant(row, "happened_at"),
            row.getString("data"),
            Optional.ofNullable(row.getString("fact"))),
        WebhookCodes.DELIVERY_STATUSES.constant(row.getInt("status")),
        new Delivery.Progress(
            row.getInt("attempts"),
            JdbcValues.optionalInstant(row, "due_at"),
            JdbcValues.optionalInstant(row, "ended_at"),
            Optional.ofNullable(row.getString("last_error"))));
  }
}
