package coffee.rest.imports;

import static java.util.Comparator.comparing;

import coffee.domain.imports.Entries.ClockChange;
import coffee.domain.imports.ImportProgress;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;

/** The row counts of an import as JSON. */
@JsonNaming(SnakeCaseStrategy.class)
record CountsRecord(
    long rowsRead,
    long stored,
    long existing,
    long refused,
    List<PassedOver> passedOver,
    ClockChanges clockChanges) {

  /** Rows of record types that are not supported. */
  record PassedOver(String kind, long count) {}

  /** Ambiguous local times that were resolved. */
  @JsonNaming(SnakeCaseStrategy.class)
  record ClockChanges(long earlierTaken, long movedOn) {}

  static CountsRecord of(ImportProgress progress) {
    return new CountsRecord(
        progress.tally().read(),
        progress.tally().stored(),
        progress.tally().existing(),
        progress.tally().refused(),
        passedOver(progress.passedOver()),
        new ClockChanges(
            progress.clockChanges().getOrDefault(ClockChange.EARLIER_TAKEN, 0L),
            progress.clockChanges().getOrDefault(ClockChange.MOVED_ON, 0L)));
  }

  private static List<PassedOver> passedOver(Map<String, Long> kinds) {
    return kinds.entrySet().stream()
        .map(entry -> new PassedOver(entry.getKey(), entry.getValue()))
        .sorted(comparing(PassedOver::count).reversed().thenComparing(PassedOver::kind))
        .toList();
  }
}
