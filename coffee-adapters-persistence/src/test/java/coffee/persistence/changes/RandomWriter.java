package coffee.persistence.changes;

import static coffee.domain.heartrate.ReadingFixtures.manual;

import coffee.domain.DomainException;
import coffee.domain.Page;
import coffee.domain.TimeRange;
import coffee.domain.experiment.Experiment;
import coffee.domain.experiment.ExperimentFixtures;
import coffee.domain.experiment.ExperimentState;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeFilter;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.person.Profile;
import coffee.domain.steps.StepFixtures;
import coffee.persistence.JdbiStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jdbi.v3.core.JdbiException;

/** Writes anything, over and over; writes that fail are not repeated. */
final class RandomWriter {

  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
  private static final int IMPORTS = 3;

  private final JdbiStore store;
  private final PersonId person;
  private final Random random;

  RandomWriter(JdbiStore store, PersonId person, Random random) {
    this.store = store;
    this.person = person;
    this.random = random;
  }

  void write(int times) {
    for (int i = 0; i < times; i++) {
      try {
        write();
      } catch (DomainException | JdbiException refused) {
        // a session that ended, or a record that another writer has deleted
      }
    }
  }

  private void write() {
    switch (random.nextInt(12)) {
      case 0, 1 -> store.intakes().add(person, coffee());
      case 2 -> coffee(any -> store.intakes().change(person, any.id(), stored -> coffee()));
      case 3 -> coffee(any -> store.intakes().remove(person, any.id(), stored -> {}));
      case 4 -> store.intakes().addAll(person, List.of(coffee(), coffee(), coffee()), importId());
      case 5 -> store.readings().add(person, reading());
      case 6 -> store.readings().addAll(person, readings(), importId());
      case 7 -> reading(any -> store.readings().change(person, any.id(), stored -> reading()));
      case 8 -> reading(any -> store.readings().remove(person, any.id(), stored -> {}));
      case 9 -> writeStepsOrProfile();
      case 10 -> writeExperiment();
      default -> writeSeveral();
    }
  }

  private void writeStepsOrProfile() {
    switch (random.nextInt(3)) {
      case 0 ->
          store.steps().addAll(person, List.of(StepFixtures.minute(instant(), 10)), importId());
      case 1 -> {
        Instant from = instant();
        store
            .steps()
            .remove(person, new TimeRange(from, from.plusSeconds(7_200)), Optional.empty());
      }
      default -> store.people().change(person, this::weighing);
    }
  }

  private Person weighing(Person stored) {
    Profile profile =
        new Profile(
            OptionalDouble.empty(),
            Set.of(),
            OptionalDouble.of(60 + random.nextInt(40)),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    return new Person(stored.id(), stored.name(), stored.timeZone(), profile, 0);
  }

  private void writeExperiment() {
    List<Experiment> stored = store.experiments().list(person);
    if (stored.isEmpty() || random.nextBoolean()) {
      store.experiments().add(person, ExperimentFixtures.running(), earlier -> {});
    } else if (random.nextBoolean()) {
      store
          .experiments()
          .change(
              person,
              stored.get(0).id(),
              found -> found.ended(ExperimentState.STOPPED_EARLY, START));
    } else {
      store.experiments().remove(person, stored.get(0).id(), found -> {});
    }
  }

  /** In one transaction, which is rolled back now and then. */
  private void writeSeveral() {
    boolean fails = random.nextInt(3) == 0;
    store
        .transactions()
        .executeForPerson(
            person.value(),
            () -> {
              int undone = 1 + random.nextInt(IMPORTS);
              store.readings().addAll(person, readings(), OptionalLong.empty());
              store.intakes().removeImported(person, undone);
              store.readings().removeImported(person, undone);
              if (fails) {
                throw DomainException.notFound("rolled back");
              }
              return store.intakes().add(person, coffee());
            });
  }

  private void coffee(Consumer<LoggedIntake> write) {
    List<LoggedIntake> stored = store.intakes().page(person, IntakeFilter.ALL, Page.first(20));
    if (!stored.isEmpty()) {
      write.accept(stored.get(random.nextInt(stored.size())));
    }
  }

  private void reading(Consumer<LoggedReading> write) {
    List<LoggedReading> stored =
        store.readings().oldestFirst(person, Instant.MIN, Instant.MAX, Optional.empty(), 20);
    if (!stored.isEmpty()) {
      write.accept(stored.get(random.nextInt(stored.size())));
    }
  }

  private Intake coffee() {
    Optional<String> clientId =
        random.nextBoolean() ? Optional.empty() : Optional.of("client " + random.nextInt(9));
    return new Intake(
        instant(),
        new Caffeine(random.nextInt(300)),
        Optional.empty(),
        Optional.empty(),
        Intake.DEFAULT_DURATION,
        Optional.empty(),
        clientId);
  }

  private List<Reading> readings() {
    return IntStream.range(0, 4).mapToObj(i -> reading()).toList();
  }

  private Reading reading() {
    return manual(instant(), 50 + random.nextInt(100));
  }

  private OptionalLong importId() {
    return random.nextBoolean()
        ? OptionalLong.empty()
        : OptionalLong.of(1 + random.nextInt(IMPORTS));
  }

  private Instant instant() {
    return START.plus(Duration.ofMinutes(random.nextInt(4 * 1_440)));
  }
}
