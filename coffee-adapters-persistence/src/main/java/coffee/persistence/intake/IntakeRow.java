package coffee.persistence.intake;

import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.PersonId;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads rows of {@code coffee_intake}. */
final class IntakeRow {

  private IntakeRow() {}

  static LoggedIntake read(ResultSet row) throws SQLException {
    Intake intake =
        new Intake(
            JdbcValues.instant(row, "consumed_at"),
            new Caffeine(row.getDouble("caffeine_mg")),
            Optional.ofNullable(row.getString("coffee_type")),
            Optional.ofNullable(row.getString("notes")),
            Duration.ofMinutes(row.getInt("duration_minutes")),
            Optional.ofNullable(row.getString("source")),
            Optional.ofNullable(row.getString("client_id")));
    return new LoggedIntake(
        row.getLong("id"),
        intake,
        JdbcValues.instant(row, "created_at"),
        JdbcValues.instant(row, "updated_at"));
  }

  /** A stored coffee, if it is this person's. */
  static Optional<LoggedIntake> find(Handle handle, PersonId person, long id) {
    String sql =
        """
        SELECT id, consumed_at, caffeine_mg, coffee_type, notes, duration_minutes, source,
               client_id, created_at, updated_at
        FROM coffee_intake
        WHERE person_id = :person AND id = :id
        """;
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }
}
