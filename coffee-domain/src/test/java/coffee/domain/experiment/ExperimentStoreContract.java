package coffee.domain.experiment;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.DomainException.Reason;
import coffee.domain.person.PeopleFixture;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every {@link ExperimentStore} must do. */
public interface ExperimentStoreContract extends PeopleFixture {

  PersonId NOBODY = new PersonId(Long.MAX_VALUE);

  /** The store under test. */
  ExperimentStore experiments();

  @Test
  default void keepsEveryPartOfAnExperiment() {
    PersonId person = newPerson();
    for (Experiment experiment :
        List.of(
            ExperimentFixtures.draft(),
            ExperimentFixtures.running(),
            ExperimentFixtures.stopped())) {
      Experiment stored = add(person, experiment);
      assertThat(stored).isEqualTo(experiment.withId(stored.id()));
      assertThat(stored.id()).isPositive();
      assertThat(experiments().find(person, stored.id())).contains(stored);
    }
    assertThat(experiments().list(person))
        .extracting(Experiment::state)
        .containsExactly(
            ExperimentState.STOPPED_EARLY, ExperimentState.RUNNING, ExperimentState.DRAFT);
  }

  @Test
  default void keepsExperimentsOfPersonsApart() {
    PersonId person = newPerson();
    PersonId other = newPerson();
    Experiment stored = add(person, ExperimentFixtures.running());
    Experiment others = add(other, ExperimentFixtures.running());
    experiments().report(person, stored.id(), ExperimentFixtures.report(2), any -> {});

    assertThat(experiments().list(other)).containsExactly(others);
    assertThat(experiments().find(other, stored.id()).filter(found -> found.equals(stored)))
        .isEmpty();
    assertThat(experiments().reports(other, stored.id())).isEmpty();
    assertThat(experiments().find(NOBODY, stored.id())).isEmpty();
    assertRefused(Reason.NOT_FOUND, "not_found", () -> add(NOBODY, ExperimentFixtures.draft()));
  }

  @Test
  default void remembersTheFirstChecksumOfHeartRates() {
    PersonId person = newPerson();
    long id = add(person, ExperimentFixtures.running()).id();
    long other = add(newPerson(), ExperimentFixtures.running()).id();
    long revision = revision(person);
    long greatest = (1L << 32) - 1;

    assertThat(experiments().firstChecksum(person, id, greatest)).isEqualTo(greatest);
    assertThat(experiments().firstChecksum(person, id, 7)).isEqualTo(greatest);
    assertThat(revision(person)).isEqualTo(revision);
    assertThat(experiments().find(person, id)).contains(ExperimentFixtures.running().withId(id));
    assertRefused(
        Reason.NOT_FOUND, "not_found", () -> experiments().firstChecksum(person, id + 999, 7));
    assertRefused(
        Reason.NOT_FOUND, "not_found", () -> experiments().firstChecksum(NOBODY, other, 7));
  }

  @Test
  default void removesWhatAnImportHasBroughtUnlessItWasChanged() {
    PersonId person = newPerson();
    PersonId other = newPerson();
    Experiment own = add(person, ExperimentFixtures.draft());
    Experiment brought = addImported(person, ExperimentFixtures.stopped());
    Experiment changed = addImported(person, ExperimentFixtures.draft());
    Experiment others = addImported(other, ExperimentFixtures.stopped());
    experiments().report(person, brought.id(), ExperimentFixtures.report(2), any -> {});
    Experiment running =
        experiments()
            .change(person, changed.id(), any -> ExperimentFixtures.running().withId(changed.id()));

    assertThat(experiments().removeImported(person, 8)).isZero();
    assertThat(experiments().removeImported(person, 7)).isEqualTo(1);
    assertThat(experiments().list(person)).containsExactlyInAnyOrder(own, running);
    assertThat(experiments().reports(person, brought.id())).isEmpty();
    assertThat(experiments().list(other)).containsExactly(others);
    assertThat(experiments().removeImported(person, 7)).isZero();
  }

  private Experiment addImported(PersonId person, Experiment experiment) {
    return experiments().add(person, experiment, OptionalLong.of(7), earlier -> {});
  }

  @Test
  default void changesAnExperiment() {
    PersonId person = newPerson();
    Experiment stored = add(person, ExperimentFixtures.running());
    Experiment over =
        experiments()
            .change(
                person,
                stored.id(),
                before -> before.ended(ExperimentState.COMPLETED, ExperimentFixtures.PLANNED));
    assertThat(experiments().find(person, stored.id())).contains(over);
    assertThat(over).isEqualTo(stored.ended(ExperimentState.COMPLETED, ExperimentFixtures.PLANNED));
    assertRefused(
        Reason.NOT_FOUND,
        "not_found",
        () -> experiments().change(person, stored.id() + 1_000, before -> before));
  }

  @Test
  default void letsOnlyOneRun() {
    PersonId person = newPerson();
    Experiment first = add(person, ExperimentFixtures.running());
    Experiment draft = add(person, ExperimentFixtures.draft());
    ExperimentStart start = ExperimentFixtures.running().start().orElseThrow();
    assertRefused(
        Reason.CONFLICT,
        "experiment_running",
        () -> experiments().change(person, draft.id(), before -> before.started(start)));
    assertRefused(
        Reason.CONFLICT, "experiment_running", () -> add(person, ExperimentFixtures.running()));
    assertThat(experiments().list(person)).containsExactly(draft, first);

    Instant end = ExperimentFixtures.PLANNED;
    experiments()
        .change(person, first.id(), before -> before.ended(ExperimentState.COMPLETED, end));
    experiments().change(person, draft.id(), before -> before.started(start));
    assertThat(experiments().find(person, draft.id()).map(Experiment::state))
        .contains(ExperimentState.RUNNING);
  }

  @Test
  default void keepsTheLatestReportOfEachDay() {
    PersonId person = newPerson();
    Experiment stored = add(person, ExperimentFixtures.running());
    DayReport third = ExperimentFixtures.report(3);
    DayReport second = ExperimentFixtures.report(2);
    DayReport secondAgain =
        new DayReport(
            second.date(),
            false,
            Optional.empty(),
            Optional.of(VoidReason.TRAVEL),
            second.reportedAt().plusSeconds(60));
    List.of(third, second, secondAgain)
        .forEach(report -> experiments().report(person, stored.id(), report, any -> {}));
    assertThat(experiments().reports(person, stored.id())).containsExactly(secondAgain, third);
    assertRefused(
        Reason.NOT_FOUND,
        "not_found",
        () -> experiments().report(person, stored.id() + 1_000, third, any -> {}));
  }

  @Test
  default void removesAnExperimentWithItsReports() {
    PersonId person = newPerson();
    Experiment stored = add(person, ExperimentFixtures.running());
    Experiment kept = add(person, ExperimentFixtures.draft());
    experiments().report(person, stored.id(), ExperimentFixtures.report(2), any -> {});
    experiments().remove(person, stored.id(), any -> {});
    assertThat(experiments().list(person)).containsExactly(kept);
    assertThat(experiments().reports(person, stored.id())).isEmpty();
    assertRefused(
        Reason.NOT_FOUND, "not_found", () -> experiments().remove(person, stored.id(), any -> {}));
  }

  @Test
  default void storesNothingThatIsRefused() {
    PersonId person = newPerson();
    Experiment stored = add(person, ExperimentFixtures.draft());
    long revision = people().find(person).orElseThrow().revision();
    RuntimeException refusal = new IllegalStateException("refused");
    Consumer<Object> refuse =
        any -> {
          throw refusal;
        };
    assertThatThrownBy(() -> experiments().add(person, ExperimentFixtures.draft(), refuse::accept))
        .isSameAs(refusal);
    assertThatThrownBy(
            () ->
                experiments()
                    .change(
                        person,
                        stored.id(),
                        before -> {
                          throw refusal;
                        }))
        .isSameAs(refusal);
    assertThatThrownBy(() -> experiments().remove(person, stored.id(), refuse::accept))
        .isSameAs(refusal);
    assertThatThrownBy(
            () ->
                experiments()
                    .report(person, stored.id(), ExperimentFixtures.report(2), refuse::accept))
        .isSameAs(refusal);
    assertThat(experiments().change(person, stored.id(), before -> before)).isEqualTo(stored);
    assertThat(experiments().list(person)).containsExactly(stored);
    assertThat(experiments().reports(person, stored.id())).isEmpty();
    assertThat(people().find(person).orElseThrow().revision()).isEqualTo(revision);
  }

  @Test
  default void raisesTheRevision() {
    PersonId person = newPerson();
    long before = people().find(person).orElseThrow().revision();
    Experiment stored = add(person, ExperimentFixtures.draft());
    experiments().report(person, stored.id(), ExperimentFixtures.report(2), any -> {});
    assertThat(people().find(person).orElseThrow().revision()).isGreaterThan(before + 1);
  }

  @Test
  default void showsTheExperimentsToTheCheck() {
    PersonId person = newPerson();
    Experiment first = add(person, ExperimentFixtures.draft());
    experiments()
        .add(
            person,
            ExperimentFixtures.draft(),
            stored -> assertThat(stored).containsExactly(first));
  }

  private Experiment add(PersonId person, Experiment experiment) {
    return experiments().add(person, experiment, any -> {});
  }
}
