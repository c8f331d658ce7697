package coffee.domain.imports.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.InMemoryStore;
import coffee.domain.MutableClock;
import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingFixtures;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.imports.FileSettings;
import coffee.domain.imports.ImportJob;
import coffee.domain.imports.ImportRequest;
import coffee.domain.imports.ImportRunFactory;
import coffee.domain.imports.ImportState;
import coffee.domain.imports.ImportTimes;
import coffee.domain.imports.SpooledFile;
import coffee.domain.imports.rows.RowHandler.ClockChange;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.intake.LoggedIntakeFixtures;
import coffee.domain.person.HalfLifeFactor;
import coffee.domain.person.PersonId;
import coffee.domain.person.Profile;
import coffee.domain.steps.StepCount;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ImportRunTest {

  private static final Instant SEVEN = Instant.parse("2026-03-09T07:00:00Z");
  private static final Intake ESPRESSO = Intake.of(SEVEN, new Caffeine(63));
  private static final SourcePosition HERE = SourcePosition.line(1);

  private final InMemoryStore store =
      new InMemoryStore(new MutableClock(SEVEN.plus(Duration.ofDays(1))));
  private final PersonId person = store.people().ensure("ada", ZoneOffset.UTC).id();
  private RowCounts observed = RowCounts.NONE;
  private long observedBytes;
  private final ImportRunFactory runs =
      new ImportRunFactory(
          store.importTargets(),
          store.transactions(),
          () -> 0,
          (rows, bytes) -> {
            observed = observed.plus(rows);
            observedBytes += bytes;
          });
  private final List<RefusedRow> refused = new ArrayList<>();

  private final List<RowCounts> checkpoints = new ArrayList<>();

  @Test
  void countsEveryRowOnce() {
    ImportProgress progress =
        run(
            rows -> {
              rows.intake(HERE, ESPRESSO);
              rows.reading(SourcePosition.line(2), ReadingFixtures.manual(SEVEN, 60));
              rows.reading(SourcePosition.line(3), ReadingFixtures.manual(SEVEN, 60));
              rows.reading(SourcePosition.line(4), ReadingFixtures.manual(SEVEN, 61));
              rows.refused(new RefusedRow(SourcePosition.line(5), "bad", "is bad", "x"));
              rows.skipped("steps");
              rows.clockChange(ClockChange.MOVED_ON);
              rows.setBytesRead(99);
            });
    assertThat(progress.rowCounts()).isEqualTo(new RowCounts(2, 1, 2));
    assertThat(progress.rowsConsumed()).isEqualTo(6);
    assertThat(progress.bytesRead()).isEqualTo(99);
    assertThat(observed).isEqualTo(progress.rowCounts());
    assertThat(observedBytes).isEqualTo(99);
    assertThat(progress.skipped()).isEqualTo(Map.of("steps", new SkippedRows(1, List.of())));
    assertThat(progress.clockChanges()).isEqualTo(Map.of(ClockChange.MOVED_ON, 1L));
    assertThat(refused)
        .extracting(row -> row.position().number() + ": " + row.detail())
        .containsExactly("4: 60 bpm is already stored for this time and source", "5: is bad");
  }

  @Test
  void reportsRefusedRowsInTheOrderOfTheirFiles() {
    SourcePosition ten = SourcePosition.line(10).inFile("b");
    SourcePosition two = SourcePosition.line(2).inFile("b");
    SourcePosition three = SourcePosition.line(3).inFile("a");
    run(
        rows -> {
          for (SourcePosition position : List.of(ten, two, three)) {
            rows.refused(new RefusedRow(position, "bad", "is bad", "x"));
          }
        });
    assertThat(refused).extracting(RefusedRow::position).containsExactly(two, ten, three);
  }

  @Test
  void reportsRowsRefusedByStorageInTheOrderOfTheirFilesToo() {
    SourcePosition conflicting = SourcePosition.line(9).inFile("a");
    SourcePosition unreadable = SourcePosition.line(2).inFile("b");
    run(rows -> rows.reading(HERE, ReadingFixtures.manual(SEVEN, 60)));
    refused.clear();
    run(
        rows -> {
          rows.reading(conflicting, ReadingFixtures.manual(SEVEN, 61));
          rows.refused(new RefusedRow(unreadable, "bad", "is bad", "x"));
        });
    assertThat(refused).extracting(RefusedRow::position).containsExactly(conflicting, unreadable);
  }

  @Test
  void tellsWhenTheStoredRowsAreFrom() {
    Instant day = SEVEN.minus(Duration.ofDays(1));
    Instant before = SEVEN.minus(Duration.ofDays(2));
    ImportProgress progress =
        run(
            rows -> {
              rows.reading(HERE, ReadingFixtures.manual(day, 60));
              rows.intake(HERE, ESPRESSO);
              rows.profile(HERE, ZoneOffset.UTC, Profile.EMPTY);
            });
    ImportProgress again =
        run(
            rows -> {
              rows.reading(HERE, ReadingFixtures.manual(day, 60));
              rows.reading(HERE, ReadingFixtures.manual(before, 60));
              rows.reading(HERE, ReadingFixtures.manual(before.plusSeconds(1), 60));
            });

    assertThat(progress.period()).contains(new StoredPeriod(day, SEVEN));
    assertThat(again.period()).contains(new StoredPeriod(before, before.plusSeconds(1)));
    assertThat(run(rows -> rows.intake(HERE, ESPRESSO)).period()).isEmpty();
  }

  @Test
  void countsFilesAndRowsByTheirFormats() {
    ImportProgress progress =
        run(
            rows -> {
              rows.file("fitbit");
              rows.reading(HERE, ReadingFixtures.manual(SEVEN, 60));
              rows.refused(new RefusedRow(HERE, "bad", "is bad", "x"));
              rows.file("csv");
              rows.intake(HERE, ESPRESSO);
              rows.reading(HERE, ReadingFixtures.manual(SEVEN, 60));
              rows.file("fitbit");
              rows.reading(HERE, ReadingFixtures.manual(SEVEN, 61));
              rows.file("empty");
            });

    assertThat(progress.contents())
        .containsExactly(
            new ImportContent("csv", 1, new RowCounts(1, 1, 0)),
            new ImportContent("empty", 1, RowCounts.NONE),
            new ImportContent("fitbit", 2, new RowCounts(1, 0, 2)));
  }

  @Test
  void countsNothingTwiceWhenAnotherRunGoesOn() {
    Consumer<ImportRun> begin =
        rows -> {
          rows.file("fitbit");
          rows.reading(HERE, ReadingFixtures.manual(SEVEN, 60));
          rows.file("csv");
          rows.intake(HERE, ESPRESSO);
        };
    ImportProgress first = run(begin);

    ImportJob job = job(first);
    ImportRun again = runs.start(job, (progress, rows) -> {});
    begin.accept(again);
    again.intake(HERE, named("a-1"));
    again.file("csv");

    assertThat(again.finish().contents())
        .containsExactly(
            new ImportContent("csv", 2, new RowCounts(2, 0, 0)),
            new ImportContent("fitbit", 1, new RowCounts(1, 0, 0)));
  }

  private static void addAllKinds(ImportRun rows) {
    rows.reading(HERE, ReadingFixtures.manual(SEVEN, 60));
    rows.steps(HERE, new StepCount(SEVEN, Duration.ofMinutes(1), 90, "watch"));
    rows.intake(HERE, ESPRESSO);
    rows.reading(HERE, ReadingFixtures.manual(SEVEN.plusSeconds(1), 61));
    rows.refused(new RefusedRow(HERE, "bad", "is bad", "x"));
    rows.reading(HERE, ReadingFixtures.manual(SEVEN, 62));
    rows.profile(HERE, ZoneOffset.UTC, Profile.EMPTY);
    rows.intake(HERE, named("a-1"));
    rows.reading(HERE, ReadingFixtures.manual(SEVEN.plusSeconds(2), 63));
  }

  @Test
  void countsStoredAndExistingRowsByKind() {
    KindCounts all = new KindCounts(2, 3, 1, 0, 0);
    KindCounts profile = new KindCounts(0, 0, 0, 0, 1);
    ImportProgress first = run(ImportRunTest::addAllKinds);
    ImportProgress again = run(ImportRunTest::addAllKinds);

    assertThat(first.countsByKind()).contains(new CountsByKind(all, profile));
    assertThat(again.countsByKind()).contains(new CountsByKind(KindCounts.NONE, all.plus(profile)));
    assertThat(again.countsByKind().orElseThrow().isCompleteFor(again.rowCounts())).isTrue();
  }

  @Test
  void anotherRunContinuesCountsByKind() {
    ImportRun again = runs.start(job(run(ImportRunTest::addAllKinds)), (progress, rows) -> {});
    addAllKinds(again);
    again.intake(HERE, named("a-2"));
    again.reading(HERE, ReadingFixtures.manual(SEVEN, 60));

    assertThat(again.finish().countsByKind())
        .contains(new CountsByKind(new KindCounts(3, 3, 1, 0, 0), new KindCounts(0, 1, 0, 0, 1)));
  }

  @Test
  void runThatAnEarlierVersionBeganHasNoCountsByKind() {
    ImportProgress before =
        new ImportProgress(
            1,
            9,
            Duration.ZERO,
            new RowCounts(1, 0, 0),
            Optional.empty(),
            Map.of(),
            Map.of(),
            List.of(),
            Optional.empty());
    ImportRun again = runs.start(job(before), (progress, rows) -> {});
    addAllKinds(again);

    assertThat(again.finish().countsByKind()).isEmpty();
  }

  @Test
  void repeatedRowsChangeNothing() {
    Consumer<ImportRun> file =
        rows -> {
          rows.intake(HERE, ESPRESSO);
          rows.intake(HERE, named("a-1"));
          rows.reading(HERE, ReadingFixtures.manual(SEVEN, 60));
        };
    run(file);
    long revision = revision();
    assertThat(run(file).rowCounts()).isEqualTo(new RowCounts(0, 3, 0));
    assertThat(revision()).isEqualTo(revision);
    assertThat(stored()).hasSize(2);
  }

  @Test
  void equalConsecutiveRowsAreTwoIntakes() {
    Consumer<ImportRun> file =
        rows -> {
          rows.intake(HERE, ESPRESSO);
          rows.intake(HERE, ESPRESSO);
        };
    assertThat(run(file).rowCounts()).isEqualTo(new RowCounts(2, 0, 0));
    assertThat(run(file).rowCounts()).isEqualTo(new RowCounts(0, 2, 0));
  }

  @Test
  void equalIntakesSeparatedByAnotherAreTwo() {
    Consumer<ImportRun> file =
        rows -> {
          rows.intake(HERE, ESPRESSO);
          rows.intake(HERE, Intake.of(SEVEN, new Caffeine(80)));
          rows.intake(HERE, ESPRESSO);
        };
    assertThat(run(file).rowCounts()).isEqualTo(new RowCounts(3, 0, 0));
    assertThat(run(file).rowCounts()).isEqualTo(new RowCounts(0, 3, 0));
  }

  private static Reading exercise(int second, int bpm, String source) {
    return new Reading(
        SEVEN.plusSeconds(second),
        new HeartRate(bpm),
        ReadingContext.of(ReadingContext.Kind.EXERCISE),
        Optional.empty(),
        source);
  }

  private static Consumer<ImportRun> activity(
      String format, String source, int from, int until, int step, int more) {
    return rows -> {
      rows.file(format);
      for (int second = from; second < until; second += step) {
        rows.reading(
            HERE.inFile("run." + format), exercise(second, 100 + second % 50 + more, source));
      }
    };
  }

  @Test
  void countsSameActivityUnderOtherSourcesAsExisting() {
    Consumer<ImportRun> fit = activity("fit", "garmin fenix2", 0, 200, 1, 0);
    Consumer<ImportRun> tcx = activity("tcx", "Garmin Fenix 2", 0, 200, 4, 0);
    Consumer<ImportRun> gpx = activity("gpx", "Garmin Connect", 2, 206, 4, 0);
    assertThat(run(fit).rowCounts()).isEqualTo(new RowCounts(200, 0, 0));
    assertThat(run(tcx).rowCounts()).isEqualTo(new RowCounts(0, 50, 0));
    assertThat(run(gpx).rowCounts()).isEqualTo(new RowCounts(0, 51, 0));
    assertThat(run(fit).rowCounts()).isEqualTo(new RowCounts(0, 200, 0));
  }

  @Test
  void countsSameActivityInOneArchiveAsExisting() {
    Consumer<ImportRun> archive =
        activity("tcx", "Garmin Fenix 2", 0, 200, 4, 0)
            .andThen(activity("gpx", "Garmin Connect", 0, 200, 4, 0));
    assertThat(run(archive).rowCounts()).isEqualTo(new RowCounts(50, 50, 0));
  }

  private static Consumer<ImportRun> sourced(String format, String source, int bpm) {
    return rows -> {
      rows.file(format);
      rows.reading(
          HERE,
          new Reading(
              SEVEN,
              new HeartRate(bpm),
              ReadingContext.of(ReadingContext.Kind.UNKNOWN),
              Optional.empty(),
              source));
    };
  }

  @Test
  void countsReadingOfAppleHealthByOtherWaysAsExisting() {
    assertThat(run(sourced("apple_health", "Watch", 60)).rowCounts().stored()).isEqualTo(1);
    for (String source : List.of("health_auto_export", "Watch|Strap", "Strap|Watch")) {
      assertThat(run(sourced("health_auto_export", source, 60)).rowCounts())
          .isEqualTo(new RowCounts(0, 1, 0));
    }
    assertThat(run(sourced("health_auto_export", "Strap", 60)).rowCounts().stored()).isEqualTo(1);
    assertThat(run(sourced("health_auto_export", "Watch|Strap", 61)).rowCounts().stored())
        .isEqualTo(1);
    assertThat(run(sourced("fit", "health_auto_export", 60)).rowCounts().stored()).isEqualTo(1);
  }

  @Test
  void countsNamedReadingAfterJoinedOrNamelessOneAsExisting() {
    run(sourced("health_auto_export", "Watch|Strap", 60));
    assertThat(run(sourced("apple_health", "Watch", 60)).rowCounts().existing()).isEqualTo(1);
    assertThat(run(sourced("apple_health", "Ring", 60)).rowCounts().stored()).isEqualTo(1);
    run(sourced("health_auto_export", "health_auto_export", 71));
    assertThat(run(sourced("apple_health", "Phone", 71)).rowCounts().existing()).isEqualTo(1);
  }

  @Test
  void storesOtherActivityAtTheSameTime() {
    run(activity("fit", "watch", 0, 200, 1, 0));
    assertThat(run(activity("fit", "strap", 0, 200, 1, 3)).rowCounts())
        .isEqualTo(new RowCounts(200, 0, 0));
    assertThat(run(activity("tcx", "other", 150, 250, 1, 0)).rowCounts())
        .isEqualTo(new RowCounts(100, 0, 0));
  }

  @Test
  void comparesOnlyActivities() {
    run(activity("fit", "watch", 0, 200, 1, 0));
    assertThat(run(activity("apple_health", "Watch", 0, 200, 1, 0)).rowCounts())
        .isEqualTo(new RowCounts(200, 0, 0));
  }

  private static Intake apple(double milligrams, String source) {
    return new Intake(
        SEVEN,
        new Caffeine(milligrams),
        Optional.empty(),
        Optional.empty(),
        Intake.DEFAULT_DURATION,
        Optional.of(source),
        Optional.of("apple_health:%d:%s:%s".formatted(SEVEN.toEpochMilli(), milligrams, source)));
  }

  private static Consumer<ImportRun> drinks(String format, Intake... drinks) {
    return rows -> {
      rows.file(format);
      for (Intake drink : drinks) {
        rows.intake(HERE, drink);
      }
    };
  }

  private List<Double> storedMilligrams() {
    return stored().stream().map(entry -> entry.intake().caffeine().milligrams()).toList();
  }

  @Test
  void deduplicatesIntakeAcrossFormats() {
    Consumer<ImportRun> export = drinks("apple_health", apple(95, "HiCoffee"));
    Consumer<ImportRun> nameless = drinks("health_auto_export", apple(95, "health_auto_export"));
    Consumer<ImportRun> joined = drinks("health_auto_export", apple(95, "HiCoffee|WaterMinder"));
    assertThat(run(export).rowCounts()).isEqualTo(new RowCounts(1, 0, 0));
    assertThat(run(nameless).rowCounts()).isEqualTo(new RowCounts(0, 1, 0));
    assertThat(run(joined).rowCounts()).isEqualTo(new RowCounts(0, 1, 0));
    assertThat(run(drinks("apple_health", apple(95, "Other"))).rowCounts())
        .isEqualTo(new RowCounts(1, 0, 0));
    assertThat(storedMilligrams()).containsExactly(95.0, 95.0);
  }

  @Test
  void editedDoseReplacesTheOneOfTheSameSource() {
    run(drinks("apple_health", apple(95, "HiCoffee")));
    assertThat(run(drinks("apple_health", apple(120, "HiCoffee"))).rowCounts())
        .isEqualTo(new RowCounts(1, 0, 0));
    assertThat(storedMilligrams()).containsExactly(120.0);
    assertThat(run(drinks("apple_health", apple(120, "HiCoffee"))).rowCounts())
        .isEqualTo(new RowCounts(0, 1, 0));
  }

  @Test
  void equalTimestampsInOneFileAreSeparateIntakes() {
    Consumer<ImportRun> two = drinks("apple_health", apple(95, "HiCoffee"), apple(63, "HiCoffee"));
    assertThat(run(two).rowCounts()).isEqualTo(new RowCounts(2, 0, 0));
    assertThat(run(two).rowCounts()).isEqualTo(new RowCounts(0, 2, 0));
    run(drinks("apple_health", apple(120, "HiCoffee"), apple(63, "HiCoffee")));
    assertThat(storedMilligrams()).containsExactlyInAnyOrder(120.0, 63.0);
  }

  @Test
  void keepsDoseThatPersonChanged() {
    run(drinks("apple_health", apple(95, "HiCoffee")));
    LoggedIntake drink = stored().get(0);
    store.intakes().change(person, drink.id(), seen -> apple(80, "HiCoffee"));
    assertThat(run(drinks("apple_health", apple(120, "HiCoffee"))).rowCounts())
        .isEqualTo(new RowCounts(0, 1, 0));
    assertThat(storedMilligrams()).containsExactly(80.0);
  }

  @Test
  void ownExportReplacesNothing() {
    run(drinks("apple_health", apple(95, "HiCoffee")));
    assertThat(run(drinks("coffee_csv", apple(120, "HiCoffee"))).rowCounts())
        .isEqualTo(new RowCounts(1, 0, 0));
  }

  @Test
  void recognizesLoggedIntakeWithoutClientId() {
    store.intakes().add(person, ESPRESSO);
    assertThat(run(rows -> rows.intake(HERE, ESPRESSO)).rowCounts())
        .isEqualTo(new RowCounts(0, 1, 0));
    assertThat(
            run(rows -> {
                  rows.intake(HERE, ESPRESSO);
                  rows.intake(HERE, ESPRESSO);
                })
                .rowCounts())
        .isEqualTo(new RowCounts(1, 1, 0));
    assertThat(stored()).hasSize(2);
  }

  @Test
  void removesDerivedClientId() {
    run(
        rows -> {
          rows.intake(HERE, ESPRESSO);
          rows.intake(HERE, ESPRESSO);
          rows.intake(HERE, named("a-1"));
        });
    assertThat(stored())
        .extracting(one -> ImportClientIds.withoutDerivedId(one.intake()))
        .containsExactly(ESPRESSO, ESPRESSO, named("a-1"));
  }

  @Test
  void keepsClientIdOfChangedIntake() {
    run(rows -> rows.intake(HERE, ESPRESSO));
    Intake changed =
        ImportClientIds.withClientId(
            Intake.of(SEVEN, new Caffeine(64)), stored().get(0).intake().clientId());
    assertThat(ImportClientIds.withoutDerivedId(changed)).isEqualTo(changed);
  }

  @Test
  void keepsClientIdGivenByRow() {
    run(rows -> rows.intake(HERE, named("a-1")));
    assertThat(stored())
        .extracting(one -> one.intake().clientId())
        .containsExactly(Optional.of("a-1"));
  }

  @Test
  void countsProfileAsRow() {
    Profile smoker =
        new Profile(
            OptionalDouble.empty(),
            Set.of(HalfLifeFactor.SMOKING),
            OptionalDouble.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    Consumer<ImportRun> file = rows -> rows.profile(HERE, ZoneOffset.UTC, smoker);
    assertThat(run(file).rowCounts()).isEqualTo(new RowCounts(1, 0, 0));
    assertThat(run(file).rowCounts()).isEqualTo(new RowCounts(0, 1, 0));
    assertThat(run(rows -> rows.profile(HERE, ZoneOffset.UTC, Profile.EMPTY)).rowCounts())
        .isEqualTo(new RowCounts(0, 0, 1));
    assertThat(refused)
        .extracting(RefusedRow::detail)
        .containsExactly(
            "the existing profile was kept: it is not empty and differs from the file");
  }

  @Test
  void derivedClientIdsAreStable() {
    run(rows -> rows.intake(HERE, ESPRESSO));
    assertThat(stored())
        .extracting(one -> one.intake().clientId().orElseThrow())
        .containsExactly("import-41e855b2abf9c02d4e4f4d684d4a468c");
  }

  @Test
  void storesAndReportsInBatches() {
    run(
        rows -> {
          for (int second = 0; second <= ImportRun.BATCH_SIZE; second++) {
            rows.reading(HERE, ReadingFixtures.manual(SEVEN.plusSeconds(second), 60));
          }
        });
    assertThat(checkpoints)
        .containsExactly(
            new RowCounts(ImportRun.BATCH_SIZE, 0, 0),
            new RowCounts(ImportRun.BATCH_SIZE + 1, 0, 0));
  }

  @Test
  void rollsBackBatchWhenCheckpointThrows() {
    ImportRun rows =
        runs.start(
            person,
            (progress, row) -> {
              throw new IllegalStateException("no");
            });
    rows.reading(HERE, ReadingFixtures.manual(SEVEN, 60));

    assertThatThrownBy(rows::finish).hasMessage("no");

    assertThat(store.readings().latest(person)).isEmpty();
  }

  @Test
  void refusesOnlyRowsOverSourceLimit() {
    ImportProgress progress =
        run(
            rows -> {
              for (int source = 0; source < ReadingLog.MAX_SOURCES + 2; source++) {
                rows.reading(
                    SourcePosition.line(source + 1L),
                    ReadingFixtures.reading(
                        SEVEN,
                        60,
                        ReadingContext.of(ReadingContext.Kind.UNKNOWN),
                        "watch " + source));
              }
            });
    assertThat(progress.rowCounts()).isEqualTo(new RowCounts(ReadingLog.MAX_SOURCES, 0, 2));
    assertThat(refused)
        .extracting(row -> row.position().number() + " " + row.code())
        .containsExactly("257 too_many_sources", "258 too_many_sources");
  }

  @Test
  void refusesOnlyRowsThatViolateRules() {
    Instant ahead = SEVEN.plus(Duration.ofDays(2));
    ImportProgress progress =
        run(
            rows -> {
              rows.intake(HERE, ESPRESSO);
              rows.intake(SourcePosition.line(2), Intake.of(ahead, new Caffeine(63)));
              rows.intake(SourcePosition.line(3), Intake.of(SEVEN, new Caffeine(1_001)));
              rows.reading(SourcePosition.line(4), ReadingFixtures.manual(SEVEN, 60));
              rows.reading(SourcePosition.line(5), ReadingFixtures.manual(Instant.EPOCH, 60));
              rows.reading(SourcePosition.line(6), ReadingFixtures.manual(SEVEN, 251));
            });

    assertThat(progress.rowCounts()).isEqualTo(new RowCounts(2, 0, 4));
    assertThat(refused)
        .extracting(row -> row.position().number() + " " + row.code())
        .containsExactly(
            "2 timestamp_in_future", "3 out_of_range", "5 timestamp_too_early", "6 out_of_range");
  }

  @Test
  void stoppedRunStoresPendingRows() {
    ImportRun rows = runs.start(person, this::reached);
    rows.reading(HERE, ReadingFixtures.manual(SEVEN, 60));
    rows.requestStop();

    assertThatThrownBy(() -> rows.reading(HERE, ReadingFixtures.manual(SEVEN.plusSeconds(1), 60)))
        .isInstanceOf(ImportStoppedException.class);
    assertThatThrownBy(() -> rows.setBytesRead(7)).isInstanceOf(ImportStoppedException.class);

    assertThat(rows.finish().rowsConsumed()).isEqualTo(1);
    assertThat(store.readings().latest(person)).isPresent();
  }

  /** An import that has come so far. */
  private ImportJob job(ImportProgress progress) {
    return new ImportJob(
        person,
        1,
        new ImportRequest(
            new SpooledFile("spool", "key", "00", 99),
            "zip",
            FileSettings.in(ZoneOffset.UTC),
            false,
            Optional.empty()),
        ImportState.RUNNING,
        new ImportTimes(SEVEN, Optional.of(SEVEN), Optional.empty()),
        progress,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private ImportProgress run(Consumer<ImportRun> file) {
    ImportRun rows = runs.start(person, this::reached);
    file.accept(rows);
    return rows.finish();
  }

  private void reached(ImportProgress progress, List<RefusedRow> further) {
    checkpoints.add(progress.rowCounts());
    refused.addAll(further);
  }

  private long revision() {
    return store.people().find(person).orElseThrow().revision();
  }

  private List<LoggedIntake> stored() {
    return LoggedIntakeFixtures.between(store.intakes(), person, SEVEN, SEVEN.plusSeconds(1));
  }

  private static Intake named(String clientId) {
    return new Intake(
        ESPRESSO.consumedAt(),
        ESPRESSO.caffeine(),
        ESPRESSO.coffeeType(),
        ESPRESSO.notes(),
        ESPRESSO.duration(),
        ESPRESSO.source(),
        Optional.of(clientId));
  }
}
