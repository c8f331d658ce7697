package coffee.domain.imports.rows;

import coffee.domain.imports.rows.RowHandler.ClockChange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The progress of an import: everything a new run needs to resume where the last one ended.
 *
 * @param rowsConsumed number of processed rows of every kind, from the start of the file
 * @param bytesRead bytes of the uploaded file up to those rows
 * @param runTime total time of all runs
 * @param rowCounts the outcome of the rows
 * @param countsByKind the same by kind; empty for an import of an earlier version
 * @param skipped the skipped rows by kind
 * @param clockChanges number of resolved local times by decision
 * @param contents what the file held, by the names of the formats; empty for an import of an
 *     earlier version
 * @param period when the stored rows are from; empty if there are none, or for an import of an
 *     earlier version
 */
public record ImportProgress(
    long rowsConsumed,
    long bytesRead,
    Duration runTime,
    RowCounts rowCounts,
    Optional<CountsByKind> countsByKind,
    Map<String, SkippedRows> skipped,
    Map<ClockChange, Long> clockChanges,
    List<ImportContent> contents,
    Optional<StoredPeriod> period) {

  /** The initial state. */
  public static final ImportProgress NONE =
      new ImportProgress(
          0,
          0,
          Duration.ZERO,
          RowCounts.NONE,
          Optional.of(CountsByKind.NONE),
          Map.of(),
          Map.of(),
          List.of(),
          Optional.empty());

  /** Keeps the maps and the list from changing. */
  public ImportProgress {
    skipped = Map.copyOf(skipped);
    clockChanges = Map.copyOf(clockChanges);
    contents = List.copyOf(contents);
  }
}
