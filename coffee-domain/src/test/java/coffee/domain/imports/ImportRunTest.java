package coffee.domain.imports;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.InMemoryStore;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.Readings;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ImportRunTest {

  private static final Instant SEVEN = Instant.parse("2026-03-09T07:00:00Z");
  private static final Intake ESPRESSO = Intake.of(SEVEN, new Caffeine(63));

  private final InMemoryStore store = new InMemoryStore();
  private final PersonId person = store.people().ensure("ada", ZoneOffset.UTC).id();
  private final Watcher watcher = new Watcher();

  @Test
  void countsEveryRowOnce() {
    ImportTally tally =
        run(
            rows -> {
              rows.drink(ESPRESSO);
              rows.reading("line 2", Readings.manual(SEVEN, 60));
              rows.reading("line 3", Readings.manual(SEVEN, 60));
              rows.reading("line 4", Readings.manual(SEVEN, 61));
              rows.refused();
              rows.passedOver();
            });
    assertThat(tally).isEqualTo(new ImportTally(2, 1, 2, 1));
    assertThat(tally.read()).isEqualTo(6);
    assertThat(watcher.conflicts).containsExactly("line 4: 61 bpm, not 60");
  }

  @Test
  void theSameRowsAgainChangeNothing() {
    Consumer<ImportRun> file =
        rows -> {
          rows.drink(ESPRESSO);
          rows.drink(named("a-1"));
          rows.reading("line 3", Readings.manual(SEVEN, 60));
        };
    run(file);
    long revision = revision();
    assertThat(run(file)).isEqualTo(new ImportTally(0, 3, 0, 0));
    assertThat(revision()).isEqualTo(revision);
    assertThat(drunk()).containsExactlyInAnyOrder(SEVEN, SEVEN);
  }

  @Test
  void twoEqualRowsInSuccessionAreTwoDrinks() {
    Consumer<ImportRun> file =
        rows -> {
          rows.drink(ESPRESSO);
          rows.drink(ESPRESSO);
        };
    assertThat(run(file)).isEqualTo(new ImportTally(2, 0, 0, 0));
    assertThat(run(file)).isEqualTo(new ImportTally(0, 2, 0, 0));
  }

  @Test
  void equalDrinksOfOneMomentAreTwoAlsoWithAnotherBetweenThem() {
    Consumer<ImportRun> file =
        rows -> {
          rows.drink(ESPRESSO);
          rows.drink(Intake.of(SEVEN, new Caffeine(80)));
          rows.drink(ESPRESSO);
        };
    assertThat(run(file)).isEqualTo(new ImportTally(3, 0, 0, 0));
    assertThat(run(file)).isEqualTo(new ImportTally(0, 3, 0, 0));
  }

  @Test
  void aDrinkThatWasLoggedWithoutANameIsKnownWhenItComesBack() {
    store.intakes().add(person, ESPRESSO);
    assertThat(run(rows -> rows.drink(ESPRESSO))).isEqualTo(new ImportTally(0, 1, 0, 0));
    assertThat(
            run(
                rows -> {
                  rows.drink(ESPRESSO);
                  rows.drink(ESPRESSO);
                }))
        .isEqualTo(new ImportTally(1, 1, 0, 0));
    assertThat(drunk()).containsExactly(SEVEN, SEVEN);
  }

  @Test
  void aNameThatAnImportGaveIsTakenOffAgain() {
    run(
        rows -> {
          rows.drink(ESPRESSO);
          rows.drink(ESPRESSO);
          rows.drink(named("a-1"));
        });
    assertThat(stored())
        .extracting(one -> ImportNames.withoutOurs(one.intake()))
        .containsExactly(ESPRESSO, ESPRESSO, named("a-1"));
  }

  @Test
  void aNameStaysWithADrinkThatWasChangedSince() {
    run(rows -> rows.drink(ESPRESSO));
    Intake changed =
        ImportNames.named(Intake.of(SEVEN, new Caffeine(64)), stored().get(0).intake().clientId());
    assertThat(ImportNames.withoutOurs(changed)).isEqualTo(changed);
  }

  @Test
  void aDrinkKeepsTheNameThatItsRowGives() {
    run(rows -> rows.drink(named("a-1")));
    assertThat(stored())
        .extracting(one -> one.intake().clientId())
        .containsExactly(Optional.of("a-1"));
  }

  @Test
  void namesThatFollowFromRowsNeverChange() {
    run(rows -> rows.drink(ESPRESSO));
    assertThat(stored())
        .extracting(one -> one.intake().clientId().orElseThrow())
        .containsExactly("import-41e855b2abf9c02d4e4f4d684d4a468c");
  }

  @Test
  void storesAndTellsInBatches() {
    run(
        rows -> {
          for (int second = 0; second <= ImportRun.BATCH_SIZE; second++) {
            rows.reading("line", Readings.manual(SEVEN.plusSeconds(second), 60));
          }
        });
    assertThat(watcher.advances)
        .containsExactly(
            new ImportTally(ImportRun.BATCH_SIZE, 0, 0, 0),
            new ImportTally(ImportRun.BATCH_SIZE + 1, 0, 0, 0));
  }

  private ImportTally run(Consumer<ImportRun> file) {
    ImportRun rows = new ImportRun(person, store.intakes(), store.readings(), watcher);
    file.accept(rows);
    return rows.finish();
  }

  private long revision() {
    return store.people().find(person).orElseThrow().revision();
  }

  private List<LoggedIntake> stored() {
    return store.intakes().between(person, SEVEN, SEVEN.plusSeconds(1));
  }

  private List<Instant> drunk() {
    return stored().stream().map(one -> one.intake().consumedAt()).toList();
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

  private static final class Watcher implements ImportObserver {

    private final List<String> conflicts = new ArrayList<>();
    private final List<ImportTally> advances = new ArrayList<>();

    @Override
    public void conflict(String place, Reading given, Reading stored) {
      conflicts.add(
          "%s: %d bpm, not %d".formatted(place, given.heartRate().bpm(), stored.heartRate().bpm()));
    }

    @Override
    public void advanced(ImportTally soFar) {
      advances.add(soFar);
    }
  }
}
