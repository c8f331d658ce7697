package coffee.rest.imports;

import static java.util.Comparator.comparing;

import coffee.domain.imports.rows.ImportProgress;
import coffee.domain.imports.rows.KindCounts;
import coffee.domain.imports.rows.RowHandler.ClockChange;
import coffee.domain.imports.rows.SkippedRows;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The row counts of an import as JSON. */
@JsonNaming(SnakeCaseStrategy.class)
record RowCountsBody(
    long rowsRead,
    long stored,
    long existing,
    long refused,
    Optional<Kinds> storedByKind,
    Optional<Kinds> existingByKind,
    List<SkippedKind> passedOver,
    ClockChanges clockChanges) {

  /** Numbers of records by kind. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Kinds(long coffees, long heartRates, long steps, long experiments, long profiles) {

    static Kinds of(KindCounts counts) {
      return new Kinds(
          counts.coffees(),
          counts.heartRates(),
          counts.steps(),
          counts.experiments(),
          counts.profiles());
    }
  }

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
        progress.countsByKind().map(counted -> Kinds.of(counted.stored())),
        progress.countsByKind().map(counted -> Kinds.of(counted.existing())),
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
