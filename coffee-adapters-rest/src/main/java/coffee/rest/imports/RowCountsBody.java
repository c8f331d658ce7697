package coffee.rest.imports;

import static java.util.Comparator.comparing;

import coffee.domain.imports.rows.ImportProgress;
import coffee.domain.imports.rows.RowHandler.ClockChange;
import coffee.domain.imports.rows.SkippedRows;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;

/** The row counts of an import as JSON. */
@JsonNaming(SnakeCaseStrategy.class)
record RowCountsBody(
    long rowsRead,
    long stored,
    long existing,
    long refused,
    List<SkippedKind> passedOver,
    ClockChanges clockChanges) {

  /** Rows of record types, or files of an archive, that are not supported. */
  record SkippedKind(String kind, long count, List<String> names) {}

  /** Ambiguous local times that were resolved. */
  @JsonNaming(SnakeCaseStrategy.class)
  record ClockChanges(long earlierTaken, long movedOn) {}

  static RowCountsBody of(ImportProgress progress) {
    return new RowCountsBody(
        progress.rowCounts().total(),
        progress.rowCounts().stored(),
        progress.rowCounts().existing(),
        progress.rowCounts().refused(),
        passedOver(progress.skipped()),
        new ClockChanges(
            progress.clockChanges().getOrDefault(ClockChange.EARLIER_TAKEN, 0L),
            progress.clockChanges().getOrDefault(ClockChange.MOVED_ON, 0L)));
  }

  private static List<SkippedKind> passedOver(Map<String, SkippedRows> kinds) {
    return kinds.entrySet().stream()
        .map(
            entry ->
                new SkippedKind(entry.getKey(), entry.getValue().count(), entry.getValue().names()))
        .sorted(comparing(SkippedKind::count).reversed().thenComparing(SkippedKind::kind))
        .toList();
  }
}
