package coffee.persistence.intake;

import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import coffee.persistence.Values;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Reads rows of {@code coffee_intake}. */
final class IntakeRow {

  private IntakeRow() {}

  static LoggedIntake read(ResultSet row) throws SQLException {
    Intake intake =
        new Intake(
            Values.moment(row, "consumed_at"),
            new Caffeine(row.getDouble("caffeine_mg")),
            Optional.ofNullable(row.getString("coffee_type")),
            Optional.ofNullable(row.getString("notes")),
            Duration.ofMinutes(row.getInt("duration_minutes")),
            Optional.ofNullable(row.getString("source")),
            Optional.ofNullable(row.getString("client_id")));
    return new LoggedIntake(
        row.getLong("id"),
        intake,
        Values.moment(row, "created_at"),
        Values.moment(row, "updated_at"));
  }
}
