package coffee.domain.imports;

import coffee.domain.imports.Entries.ClockChange;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How far an import has come: all that a new run needs to go on where the last one ended.
 *
 * @param consumed entries of the file that are dealt with, of every kind, from its start
 * @param bytesRead of the file as it was sent, up to those entries
 * @param spent time that runs have taken
 * @param tally what became of the rows
 * @param passedOver how many rows said something else, by what they said
 * @param clockChanges how many local times were decided, by the decision
 * @param contents what the file held, by the names of the formats; empty for an import of an
 *     earlier version
 */
public record ImportProgress(
    long consumed,
    long bytesRead,
    Duration spent,
    ImportTally tally,
    Map<String, Long> passedOver,
    Map<ClockChange, Long> clockChanges,
    List<ImportContent> contents) {

  /** Before the first byte. */
  public static final ImportProgress NONE =
      new ImportProgress(0, 0, Duration.ZERO, ImportTally.NONE, Map.of(), Map.of(), List.of());

  /** Keeps the maps and the list from changing. */
  public ImportProgress {
    passedOver = Map.copyOf(passedOver);
    clockChanges = Map.copyOf(clockChanges);
    contents = List.copyOf(contents);
  }
}
