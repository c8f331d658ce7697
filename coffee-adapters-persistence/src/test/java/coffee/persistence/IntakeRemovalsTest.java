package coffee.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.experiment.ExperimentFixtures;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of deleted coffees, only those in the time of an experiment leave a trace. */
class IntakeRemovalsTest {

  private static final Instant CUP = Instant.parse("2026-03-08T09:00:00Z");

  private final TestDatabase postgres = TestDatabase.fresh();
  private final JdbiStore store = new JdbiStore(postgres.jdbi());
  private final PersonId person = store.people().ensure("ada", ZoneOffset.UTC).id();

  @AfterEach
  void close() {
    postgres.close();
  }

  private void drinkAndDelete(Instant at) {
    long id = store.intakes().add(person, Intake.of(at, new Caffeine(100))).entry().id();
    store.intakes().remove(person, id, stored -> {});
  }

  private int recorded() {
    return postgres
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT count(*) FROM intake_removal")
                    .mapTo(Integer.class)
                    .one());
  }

  @Test
  void keepsNothingOfDeletedCoffeesWithoutStartedExperiment() {
    store.experiments().add(person, ExperimentFixtures.draft(), earlier -> {});
    drinkAndDelete(CUP);
    assertThat(recorded()).isZero();
  }

  @Test
  void keepsTimesOfDeletedCoffeesInTimeOfExperiment() {
    store.experiments().add(person, ExperimentFixtures.running(), earlier -> {});
    drinkAndDelete(CUP);
    drinkAndDelete(Instant.parse("2026-01-08T09:00:00Z"));
    drinkAndDelete(Instant.parse("2026-05-08T09:00:00Z"));
    assertThat(recorded()).isEqualTo(1);
  }
}
