package coffee.persistence.experiment;

import coffee.domain.experiment.DayReport;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;

/** A report as a row of {@code experiment_day}. */
final class DayReportRow {

  private DayReportRow() {}

  static Update bind(DayReport report, Update statement) {
    return statement
        .bind("date", report.date())
        .bind("reportedAt", JdbcValues.instant(report.reportedAt()))
        .bind("kept", report.kept())
        .bind("guessedCaffeine", report.guessedCaffeine().orElse(null))
        .bind("voidReason", report.voidReason().map(ExperimentCodes.VOID_REASONS::of).orElse(null));
  }

  static DayReport read(ResultSet row) throws SQLException {
    return new DayReport(
        row.getObject("date", LocalDate.class),
        row.getBoolean("kept"),
        Optional.ofNullable(row.getObject("guessed_caffeine", Boolean.class)),
        Optional.ofNullable(row.getObject("void_reason", Integer.class))
            .map(ExperimentCodes.VOID_REASONS::constant),
        JdbcValues.instant(row, "reported_at"));
  }
}
