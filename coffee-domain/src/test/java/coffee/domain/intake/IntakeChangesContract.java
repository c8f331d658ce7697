package coffee.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.TimeRange;
import coffee.domain.experiment.ExperimentFixtures;
import coffee.domain.experiment.ExperimentStore;
import coffee.domain.person.Actor;
import coffee.domain.person.PeopleFixture;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What {@link IntakeLog#changesSince} must count, in the time of an experiment. */
public interface IntakeChangesContract extends PeopleFixture {

  /** In the middle of the experiment of {@link ExperimentFixtures}. */
  Instant CUP = Instant.parse("2026-03-08T09:00:00Z");

  Duration DAY = Duration.ofDays(1);
  TimeRange RANGE = new TimeRange(CUP.minus(DAY), CUP.plus(DAY));

  /** The log under test. */
  IntakeLog intakes();

  /** The experiments of the same store. */
  ExperimentStore experiments();

  private PersonId personWithExperiment() {
    PersonId person = newPerson();
    experiments().add(person, ExperimentFixtures.running(), earlier -> {});
    return person;
  }

  private LoggedIntake drink(PersonId person, Instant at) {
    return intakes().add(person, Intake.of(at, new Caffeine(100))).entry();
  }

  private LoggedIntake move(PersonId person, LoggedIntake cup, Instant to) {
    return intakes().change(person, cup.id(), stored -> Intake.of(to, stored.intake().caffeine()));
  }

  @Test
  default void countsNothingBeforeAnInstant() {
    PersonId person = personWithExperiment();
    LoggedIntake edited = drink(person, CUP);
    LoggedIntake deleted = drink(person, CUP.plusSeconds(1));
    intakes().change(person, edited.id(), stored -> Intake.of(CUP, new Caffeine(50)));
    intakes().remove(person, deleted.id(), stored -> {});
    Instant now = drink(person, CUP.plusSeconds(2)).createdAt();

    assertThat(intakes().changesSince(person, RANGE, now)).isEqualTo(IntakeChanges.NONE);
    assertThat(intakes().changesSince(newPerson(), RANGE, Instant.EPOCH))
        .isEqualTo(IntakeChanges.NONE);
  }

  @Test
  default void countsAddedEditedAndDeletedIntakes() {
    PersonId person = personWithExperiment();
    LoggedIntake edited = drink(person, CUP);
    LoggedIntake deleted = drink(person, CUP.plusSeconds(1));
    LoggedIntake outside = drink(person, CUP.plus(DAY));
    Instant since = outside.createdAt();
    intakes().change(person, edited.id(), stored -> Intake.of(CUP, new Caffeine(50)));
    intakes().remove(person, deleted.id(), stored -> {});
    intakes().remove(person, outside.id(), stored -> {});
    drink(person, CUP.plusSeconds(3));

    assertThat(intakes().changesSince(person, RANGE, since)).isEqualTo(new IntakeChanges(1, 1, 1));
  }

  @Test
  default void countsIntakesThatWereMovedOnce() {
    PersonId person = personWithExperiment();
    LoggedIntake out = drink(person, CUP);
    LoggedIntake within = drink(person, CUP.plusSeconds(1));
    LoggedIntake into = drink(person, CUP.minus(DAY).minusSeconds(1));
    LoggedIntake back = drink(person, CUP.plusSeconds(2));
    Instant since = back.createdAt();
    move(person, move(person, out, CUP.plusSeconds(10)), CUP.plus(DAY));
    move(person, within, CUP.plusSeconds(11));
    move(person, into, RANGE.from());
    move(person, move(person, back, CUP.plus(DAY)), CUP);

    assertThat(intakes().changesSince(person, RANGE, since)).isEqualTo(new IntakeChanges(0, 3, 1));
    intakes().remove(person, out.id(), stored -> {});
    assertThat(intakes().changesSince(person, RANGE, since)).isEqualTo(new IntakeChanges(0, 3, 1));
  }

  @Test
  default void countsNoIntakeThatWasAddedAndDeletedAfterwards() {
    PersonId person = personWithExperiment();
    Instant since = drink(person, CUP).createdAt();
    intakes().remove(person, drink(person, CUP.plusSeconds(1)).id(), stored -> {});

    assertThat(intakes().changesSince(person, RANGE, since)).isEqualTo(IntakeChanges.NONE);
  }

  @Test
  default void countsIntakesThatAnUndoneImportHadAdded() {
    PersonId person = personWithExperiment();
    List<Intake> imported =
        List.of(
            Intake.of(CUP, new Caffeine(80)),
            Intake.of(CUP.plusSeconds(1), new Caffeine(80)),
            Intake.of(CUP.plus(DAY), new Caffeine(80)));
    Instant since =
        intakes().addAll(person, imported, OptionalLong.of(7)).get(2).entry().createdAt();
    intakes().removeImported(person, 7);

    assertThat(intakes().changesSince(person, RANGE, since)).isEqualTo(new IntakeChanges(0, 0, 2));
  }

  @Test
  default void leavesNothingOfErasedIntakes() {
    PersonId person = personWithExperiment();
    LoggedIntake cup = drink(person, CUP);
    intakes().remove(person, cup.id(), stored -> {});
    people().eraseData(person, CUP, Actor.OPERATOR);
    experiments().add(person, ExperimentFixtures.running(), earlier -> {});

    assertThat(intakes().changesSince(person, RANGE, cup.createdAt()))
        .isEqualTo(IntakeChanges.NONE);
  }
}
