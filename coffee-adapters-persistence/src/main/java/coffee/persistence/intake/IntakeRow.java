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

/**
 * Reads rows of {@code coffee_intake}. Their first columns are {@code id, consumed_at, caffeine_mg,
 * coffee_type, notes, duration_minutes, source, client_id, created_at, updated_at}: reading by
 * position, a page of a thousand needs no look-up of names.
 */
final class IntakeRow {

  private IntakeRow() {}

  static LoggedIntake read(ResultSet row) throws SQLException {
    Intake intake =
        new Intake(
            JdbcValues.instant(row, 2),
            new Caffeine(row.getDouble(3)),
            Optional.ofNullable(row.getString(4)),
            Optional.ofNullable(row.getString(5)),
            Duration.ofMinutes(row.getInt(6)),
            Optional.ofNullable(row.getString(7)),
            Optional.ofNullable(row.getString(8)));
    return new LoggedIntake(
        row.getLong(1), intake, JdbcValues.instant(row, 9), JdbcValues.instant(row, 10));
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
