package coffee.domain.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.InMemoryStore;
import coffee.domain.heartrate.Context;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.heartrate.Readings;
import coffee.domain.imports.Entries.ClockChange;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.intake.LoggedIntakes;
import coffee.domain.person.HalfLifeFactor;
import coffee.domain.person.PersonId;
import coffee.domain.person.Profile;
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
  private static final Place HERE = Place.line(1);

  private final InMemoryStore store = new InMemoryStore();
  private final PersonId person = store.people().ensure("ada", ZoneOffset.UTC).id();
  private ImportTally observed = ImportTally.NONE;
  private long observedBytes;
  private final ImportRuns runs =
      new ImportRuns(
          new ImportLogs(store.intakes(), store.readings(), new RestoreProfile(store.people())),
          store.transactions(),
          () -> 0,
          (rows, bytes) -> {
            observed = observed.plus(rows);
            observedBytes += bytes;
          });
  private final List<RefusedRow> refused = new ArrayList<>();

  private final List<ImportTally> milestones = new ArrayList<>();

  @Test
  void countsEveryRowOnce() {
    ImportProgress progress =
        run(
            rows -> {
              rows.drink(HERE, ESPRESSO);
              rows.reading(Place.line(2), Readings.manual(SEVEN, 60));
              rows.reading(Place.line(3), Readings.manual(SEVEN, 60));
              rows.reading(Place.line(4), Readings.manual(SEVEN, 61));
              rows.refused(new RefusedRow(Place.line(5), "bad", "is bad", "x"));
              rows.passedOver("steps");
              rows.clockChange(ClockChange.MOVED_ON);
              rows.readTo(99);
            });
    assertThat(progress.tally()).isEqualTo(new ImportTally(2, 1, 2));
    assertThat(progress.consumed()).isEqualTo(6);
    assertThat(progress.bytesRead()).isEqualTo(99);
    assertThat(observed).isEqualTo(progress.tally());
    assertThat(observedBytes).isEqualTo(99);
    assertThat(progress.passedOver()).isEqualTo(Map.of("steps", 1L));
    assertThat(progress.clockChanges()).isEqualTo(Map.of(ClockChange.MOVED_ON, 1L));
    assertThat(refused)
        .extracting(row -> row.place().number() + ": " + row.detail())
        .containsExactly("5: is bad", "4: 60 bpm is already stored for this time and source");
  }

  @Test
  void countsFilesAndRowsByTheirFormats() {
    ImportProgress progress =
        run(
            rows -> {
              rows.file("fitbit");
              rows.reading(HERE, Readings.manual(SEVEN, 60));
              rows.refused(new RefusedRow(HERE, "bad", "is bad", "x"));
              rows.file("csv");
              rows.drink(HERE, ESPRESSO);
              rows.reading(HERE, Readings.manual(SEVEN, 60));
              rows.file("fitbit");
              rows.reading(HERE, Readings.manual(SEVEN, 61));
              rows.file("empty");
            });

    assertThat(progress.contents())
        .containsExactly(
            new ImportContent("csv", 1, new ImportTally(1, 1, 0)),
            new ImportContent("empty", 1, ImportTally.NONE),
            new ImportContent("fitbit", 2, new ImportTally(1, 0, 2)));
  }

  @Test
  void countsNothingTwiceWhenAnotherRunGoesOn() {
    Consumer<ImportRun> begin =
        rows -> {
          rows.file("fitbit");
          rows.reading(HERE, Readings.manual(SEVEN, 60));
          rows.file("csv");
          rows.drink(HERE, ESPRESSO);
        };
    ImportProgress first = run(begin);

    ImportJob job = job(first);
    ImportRun again = runs.of(job, (progress, rows) -> {});
    begin.accept(again);
    again.drink(HERE, named("a-1"));
    again.file("csv");

    assertThat(again.finish().contents())
        .containsExactly(
            new ImportContent("csv", 2, new ImportTally(2, 0, 0)),
            new ImportContent("fitbit", 1, new ImportTally(1, 0, 0)));
  }

  @Test
  void theSameRowsAgainChangeNothing() {
    Consumer<ImportRun> file =
        rows -> {
          rows.drink(HERE, ESPRESSO);
          rows.drink(HERE, named("a-1"));
          rows.reading(HERE, Readings.manual(SEVEN, 60));
        };
    run(file);
    long revision = revision();
    assertThat(run(file).tally()).isEqualTo(new ImportTally(0, 3, 0));
    assertThat(revision()).isEqualTo(revision);
    assertThat(stored()).hasSize(2);
  }

  @Test
  void twoEqualRowsInSuccessionAreTwoDrinks() {
    Consumer<ImportRun> file =
        rows -> {
          rows.drink(HERE, ESPRESSO);
          rows.drink(HERE, ESPRESSO);
        };
    assertThat(run(file).tally()).isEqualTo(new ImportTally(2, 0, 0));
    assertThat(run(file).tally()).isEqualTo(new ImportTally(0, 2, 0));
  }

  @Test
  void equalDrinksOfOneMomentAreTwoAlsoWithAnotherBetweenThem() {
    Consumer<ImportRun> file =
        rows -> {
          rows.drink(HERE, ESPRESSO);
          rows.drink(HERE, Intake.of(SEVEN, new Caffeine(80)));
          rows.drink(HERE, ESPRESSO);
        };
    assertThat(run(file).tally()).isEqualTo(new ImportTally(3, 0, 0));
    assertThat(run(file).tally()).isEqualTo(new ImportTally(0, 3, 0));
  }

  @Test
  void aDrinkThatWasLoggedWithoutANameIsKnownWhenItComesBack() {
    store.intakes().add(person, ESPRESSO);
    assertThat(run(rows -> rows.drink(HERE, ESPRESSO)).tally()).isEqualTo(new ImportTally(0, 1, 0));
    assertThat(
            run(rows -> {
                  rows.drink(HERE, ESPRESSO);
                  rows.drink(HERE, ESPRESSO);
                })
                .tally())
        .isEqualTo(new ImportTally(1, 1, 0));
    assertThat(stored()).hasSize(2);
  }

  @Test
  void aNameThatAnImportGaveIsTakenOffAgain() {
    run(
        rows -> {
          rows.drink(HERE, ESPRESSO);
          rows.drink(HERE, ESPRESSO);
          rows.drink(HERE, named("a-1"));
        });
    assertThat(stored())
        .extracting(one -> ImportNames.withoutOurs(one.intake()))
        .containsExactly(ESPRESSO, ESPRESSO, named("a-1"));
  }

  @Test
  void aNameStaysWithADrinkThatWasChangedSince() {
    run(rows -> rows.drink(HERE, ESPRESSO));
    Intake changed =
        ImportNames.named(Intake.of(SEVEN, new Caffeine(64)), stored().get(0).intake().clientId());
    assertThat(ImportNames.withoutOurs(changed)).isEqualTo(changed);
  }

  @Test
  void aDrinkKeepsTheNameThatItsRowGives() {
    run(rows -> rows.drink(HERE, named("a-1")));
    assertThat(stored())
        .extracting(one -> one.intake().clientId())
        .containsExactly(Optional.of("a-1"));
  }

  @Test
  void whatAPersonToldAboutThemselvesIsARowLikeOthers() {
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
    assertThat(run(file).tally()).isEqualTo(new ImportTally(1, 0, 0));
    assertThat(run(file).tally()).isEqualTo(new ImportTally(0, 1, 0));
    assertThat(run(rows -> rows.profile(HERE, ZoneOffset.UTC, Profile.EMPTY)).tally())
        .isEqualTo(new ImportTally(0, 0, 1));
    assertThat(refused)
        .extracting(RefusedRow::detail)
        .containsExactly(
            "the existing profile was kept: it is not empty and differs from the file");
  }

  @Test
  void namesThatFollowFromRowsNeverChange() {
    run(rows -> rows.drink(HERE, ESPRESSO));
    assertThat(stored())
        .extracting(one -> one.intake().clientId().orElseThrow())
        .containsExactly("import-41e855b2abf9c02d4e4f4d684d4a468c");
  }

  @Test
  void storesAndTellsInBatches() {
    run(
        rows -> {
          for (int second = 0; second <= ImportRun.BATCH_SIZE; second++) {
            rows.reading(HERE, Readings.manual(SEVEN.plusSeconds(second), 60));
          }
        });
    assertThat(milestones)
        .containsExactly(
            new ImportTally(ImportRun.BATCH_SIZE, 0, 0),
            new ImportTally(ImportRun.BATCH_SIZE + 1, 0, 0));
  }

  @Test
  void whatAMilestoneRefusesIsNotStored() {
    ImportRun rows =
        runs.of(
            person,
            (progress, row) -> {
              throw new IllegalStateException("no");
            });
    rows.reading(HERE, Readings.manual(SEVEN, 60));

    assertThatThrownBy(rows::finish).hasMessage("no");

    assertThat(store.readings().latest(person)).isEmpty();
  }

  @Test
  void refusesOnlyTheRowsForWhichALogHasNoRoom() {
    ImportProgress progress =
        run(
            rows -> {
              for (int source = 0; source < ReadingLog.MAX_SOURCES + 2; source++) {
                rows.reading(
                    Place.line(source + 1L),
                    Readings.reading(
                        SEVEN, 60, Context.of(Context.Kind.UNKNOWN), "watch " + source));
              }
            });
    assertThat(progress.tally()).isEqualTo(new ImportTally(ReadingLog.MAX_SOURCES, 0, 2));
    assertThat(refused)
        .extracting(row -> row.place().number() + " " + row.code())
        .containsExactly("257 too_many_sources", "258 too_many_sources");
  }

  @Test
  void aRunThatIsStoppedKeepsWhatItWasHanded() {
    ImportRun rows = runs.of(person, this::reached);
    rows.reading(HERE, Readings.manual(SEVEN, 60));
    rows.stop();

    assertThatThrownBy(() -> rows.reading(HERE, Readings.manual(SEVEN.plusSeconds(1), 60)))
        .isInstanceOf(ImportStopped.class);
    assertThatThrownBy(() -> rows.readTo(7)).isInstanceOf(ImportStopped.class);

    assertThat(rows.finish().consumed()).isEqualTo(1);
    assertThat(store.readings().latest(person)).isPresent();
  }

  /** An import that has come so far. */
  private ImportJob job(ImportProgress progress) {
    return new ImportJob(
        person,
        1,
        new ImportOrder(new SpooledFile("spool", "key", "00", 99), "zip", ZoneOffset.UTC, false),
        ImportState.RUNNING,
        new ImportTimes(SEVEN, Optional.of(SEVEN), Optional.empty()),
        progress,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private ImportProgress run(Consumer<ImportRun> file) {
    ImportRun rows = runs.of(person, this::reached);
    file.accept(rows);
    return rows.finish();
  }

  private void reached(ImportProgress progress, List<RefusedRow> further) {
    milestones.add(progress.tally());
    refused.addAll(further);
  }

  private long revision() {
    return store.people().find(person).orElseThrow().revision();
  }

  private List<LoggedIntake> stored() {
    return LoggedIntakes.between(store.intakes(), person, SEVEN, SEVEN.plusSeconds(1));
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
