package coffee.persistence.imports;

import coffee.domain.imports.FileName;
import coffee.domain.imports.FileSettings;
import coffee.domain.imports.ImportFailure;
import coffee.domain.imports.ImportJob;
import coffee.domain.imports.ImportRemoval;
import coffee.domain.imports.ImportRequest;
import coffee.domain.imports.ImportTimes;
import coffee.domain.imports.SpooledFile;
import coffee.domain.imports.Subject;
import coffee.domain.imports.rows.CountsByKind;
import coffee.domain.imports.rows.ImportContent;
import coffee.domain.imports.rows.ImportProgress;
import coffee.domain.imports.rows.KindCounts;
import coffee.domain.imports.rows.RowCounts;
import coffee.domain.imports.rows.RowHandler.ClockChange;
import coffee.domain.imports.rows.SkippedRows;
import coffee.domain.imports.rows.SourcePosition;
import coffee.domain.imports.rows.StoredPeriod;
import coffee.domain.person.PersonId;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads rows of {@code import_job}, without the problems. */
final class ImportJobRow {

  private ImportJobRow() {}

  static ImportJob read(ResultSet row) throws SQLException {
    return new ImportJob(
        new PersonId(row.getLong("person_id")),
        row.getLong("id"),
        order(row),
        ImportCodes.STATES.constant(row.getInt("state")),
        new ImportTimes(
            JdbcValues.instant(row, "created_at"),
            JdbcValues.optionalInstant(row, "started_at"),
            JdbcValues.optionalInstant(row, "ended_at")),
        progress(row),
        List.of(),
        failure(row),
        removal(row));
  }

  private static ImportRequest order(ResultSet row) throws SQLException {
    SpooledFile file =
        new SpooledFile(
            row.getString("spool"),
            row.getString("spool_key"),
            HexFormat.of().formatHex(row.getBytes("sha256")),
            row.getLong("bytes_total"));
    return new ImportRequest(
        file,
        row.getString("format"),
        new FileSettings(
            ZoneId.of(row.getString("time_zone")),
            Optional.ofNullable(row.getString("subject")).map(Subject::new)),
        row.getBoolean("dry_run"),
        Optional.ofNullable(row.getString("file_name")).map(FileName::new));
  }

  private static ImportProgress progress(ResultSet row) throws SQLException {
    RowCounts rows =
        new RowCounts(row.getLong("stored"), row.getLong("existing"), row.getLong("refused"));
    CountsByKind byKind =
        new CountsByKind(kindCounts(row, "stored_"), kindCounts(row, "existing_"));
    return new ImportProgress(
        row.getLong("consumed"),
        row.getLong("bytes_read"),
        Duration.ofMillis(row.getLong("spent_ms")),
        rows,
        Optional.of(byKind).filter(counted -> counted.isCompleteFor(rows)),
        skipped(row),
        clockChanges(row),
        contents(row),
        period(row));
  }

  private static KindCounts kindCounts(ResultSet row, String outcome) throws SQLException {
    return new KindCounts(
        row.getLong(outcome + "coffees"),
        row.getLong(outcome + "heart_rates"),
        row.getLong(outcome + "steps"),
        row.getLong(outcome + "experiments"),
        row.getLong(outcome + "profiles"));
  }

  private static Optional<StoredPeriod> period(ResultSet row) throws SQLException {
    Optional<Instant> first = JdbcValues.optionalInstant(row, "first_stored_at");
    Optional<Instant> last = JdbcValues.optionalInstant(row, "last_stored_at");
    return first.map(earliest -> new StoredPeriod(earliest, last.orElseThrow()));
  }

  private static List<ImportContent> contents(ResultSet row) throws SQLException {
    String[] formats = texts(row, "content_formats");
    Long[] files = numbers(row, "content_files");
    Long[] stored = numbers(row, "content_stored");
    Long[] existing = numbers(row, "content_existing");
    Long[] refused = numbers(row, "content_refused");
    List<ImportContent> contents = new ArrayList<>(formats.length);
    for (int i = 0; i < formats.length; i++) {
      RowCounts rows = new RowCounts(stored[i], existing[i], refused[i]);
      contents.add(new ImportContent(formats[i], files[i], rows));
    }
    return contents;
  }

  private static String[] texts(ResultSet row, String column) throws SQLException {
    return (String[]) row.getArray(column).getArray();
  }

  private static Long[] numbers(ResultSet row, String column) throws SQLException {
    return (Long[]) row.getArray(column).getArray();
  }

  private static Map<String, SkippedRows> skipped(ResultSet row) throws SQLException {
    String[] kinds = texts(row, "passed_over_kinds");
    Long[] counts = numbers(row, "passed_over_counts");
    Map<String, List<String>> names = passedOverNames(row);
    Map<String, SkippedRows> skipped = new HashMap<>();
    for (int i = 0; i < kinds.length; i++) {
      skipped.put(kinds[i], new SkippedRows(counts[i], names.getOrDefault(kinds[i], List.of())));
    }
    return skipped;
  }

  private static Map<String, List<String>> passedOverNames(ResultSet row) throws SQLException {
    String[] kinds = texts(row, "passed_over_name_kinds");
    String[] names = texts(row, "passed_over_names");
    Map<String, List<String>> byKind = new HashMap<>();
    for (int i = 0; i < kinds.length; i++) {
      byKind.computeIfAbsent(kinds[i], unused -> new ArrayList<>()).add(names[i]);
    }
    return byKind;
  }

  private static Map<ClockChange, Long> clockChanges(ResultSet row) throws SQLException {
    Map<ClockChange, Long> changes = new EnumMap<>(ClockChange.class);
    putIfAny(changes, ClockChange.EARLIER_TAKEN, row.getLong("earlier_taken"));
    putIfAny(changes, ClockChange.MOVED_ON, row.getLong("moved_on"));
    return changes;
  }

  private static void putIfAny(Map<ClockChange, Long> changes, ClockChange change, long times) {
    if (times > 0) {
      changes.put(change, times);
    }
  }

  private static Optional<ImportFailure> failure(ResultSet row) throws SQLException {
    String code = row.getString("failure_code");
    if (code == null) {
      return Optional.empty();
    }
    int unit = row.getInt("failure_unit");
    Optional<SourcePosition> place =
        row.wasNull()
            ? Optional.empty()
            : Optional.of(
                new SourcePosition(
                    Optional.ofNullable(row.getString("failure_file")),
                    ImportCodes.UNITS.constant(unit),
                    row.getLong("failure_position")));
    return Optional.of(
        new ImportFailure(
            code, row.getString("failure_detail"), place, List.of(texts(row, "failure_subjects"))));
  }

  private static Optional<ImportRemoval> removal(ResultSet row) throws SQLException {
    long coffees = row.getLong("removed_coffees");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(
            new ImportRemoval(
                coffees, row.getLong("removed_heart_rates"), row.getLong("removed_steps")));
  }
}
