package coffee.domain.imports.rows;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.InMemoryStore;
import coffee.domain.MutableClock;
import coffee.domain.imports.FileSettings;
import coffee.domain.imports.ImportJob;
import coffee.domain.imports.ImportRequest;
import coffee.domain.imports.ImportRunFactory;
import coffee.domain.imports.ImportState;
import coffee.domain.imports.ImportTimes;
import coffee.domain.imports.SpooledFile;
import coffee.domain.person.PersonId;
import coffee.domain.steps.StepCount;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A dry run says of steps what the import then does, also for those that a file repeats. */
class DryRunStepsTest {

  private static final Instant SEVEN = Instant.parse("2026-03-09T07:00:00Z");
  private static final Instant BEFORE_MIDNIGHT = Instant.parse("2026-03-08T23:59:00Z");

  private final InMemoryStore store =
      new InMemoryStore(new MutableClock(SEVEN.plus(Duration.ofDays(30))));
  private final PersonId person = store.people().ensure("ada", ZoneOffset.UTC).id();
  private final ImportRunFactory runs =
      new ImportRunFactory(
          store.importTargets(), store.transactions(), () -> 0, (rows, bytes) -> {});

  private static StepCount steps(Instant start, int minutes, int count) {
    return new StepCount(start, Duration.ofMinutes(minutes), count, "watch");
  }

  private RowCounts run(boolean isDry, List<StepCount> file) {
    ImportRun run =
        runs.start(
            new ImportJob(
                person,
                1,
                new ImportRequest(
                    new SpooledFile("spool", "key", "00", 99),
                    "zip",
                    FileSettings.in(ZoneOffset.UTC),
                    isDry,
                    Optional.empty()),
                ImportState.RUNNING,
                new ImportTimes(SEVEN, Optional.of(SEVEN), Optional.empty()),
                ImportProgress.NONE,
                List.of(),
                Optional.empty(),
                Optional.empty()),
            (progress, refused) -> {});
    file.forEach(count -> run.steps(SourcePosition.line(1), count));
    return run.finish().rowCounts();
  }

  private void assertSame(RowCounts expected, List<StepCount> file) {
    assertThat(run(true, file)).isEqualTo(expected);
    assertThat(run(true, file)).isEqualTo(expected);
    assertThat(
            store
                .steps()
                .days(person, LocalDate.EPOCH, LocalDate.of(2027, 1, 1), Optional.empty(), 9))
        .isEmpty();
    assertThat(run(false, file)).isEqualTo(expected);
    assertThat(run(true, file))
        .isEqualTo(new RowCounts(0, expected.stored() + expected.existing(), expected.refused()));
  }

  @Test
  void countsRepetitionsOfBatchAsExisting() {
    assertSame(
        new RowCounts(2, 1, 1),
        List.of(
            steps(SEVEN, 1, 60),
            steps(SEVEN, 1, 60),
            steps(SEVEN.plusSeconds(30), 1, 60),
            steps(SEVEN.plusSeconds(60), 1, 60)));
  }

  @Test
  void countsRepetitionsOfEarlierBatchesAsExisting() {
    List<StepCount> minutes =
        IntStream.range(0, ImportRun.BATCH_SIZE)
            .mapToObj(minute -> steps(SEVEN.plusSeconds(60L * minute), 1, minute % 90))
            .toList();
    assertSame(
        new RowCounts(ImportRun.BATCH_SIZE, 2, 1),
        Stream.concat(
                minutes.stream(),
                Stream.of(minutes.get(0), minutes.get(1), steps(SEVEN.plusSeconds(90), 1, 3)))
            .toList());
  }

  @Test
  void countsCountOverMidnightOnce() {
    List<StepCount> others =
        IntStream.range(0, ImportRun.BATCH_SIZE)
            .mapToObj(minute -> steps(SEVEN.plusSeconds(60L * minute), 1, 7))
            .toList();
    assertSame(
        new RowCounts(ImportRun.BATCH_SIZE + 1, 1, 0),
        Stream.of(
                List.of(steps(BEFORE_MIDNIGHT, 2, 120)),
                others,
                List.of(steps(BEFORE_MIDNIGHT, 2, 120)))
            .flatMap(List::stream)
            .toList());
  }
}
