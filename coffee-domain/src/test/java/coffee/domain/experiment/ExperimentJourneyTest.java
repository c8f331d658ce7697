package coffee.domain.experiment;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coffee.domain.DomainException.Reason;
import coffee.domain.InMemoryStore;
import coffee.domain.MutableClock;
import coffee.domain.Page;
import coffee.domain.correlation.result.Verdict;
import coffee.domain.experiment.EndpointDifference.Endpoint;
import coffee.domain.experiment.ExperimentResult.Basis;
import coffee.domain.experiment.ExperimentResult.Need;
import coffee.domain.experiment.RunExperiment.Report;
import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingFilter;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeFilter;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.HalfLifeFactor;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.person.Profile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An experiment from draft to result, by the use cases. */
class ExperimentJourneyTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate START = LocalDate.of(2026, 3, 2);
  private static final Report KEPT = new Report(true, Optional.empty(), Optional.empty());
  private static final Report ILL =
      new Report(false, Optional.empty(), Optional.of(VoidReason.ILLNESS));

  private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T11:00:00Z"));
  private final InMemoryStore store = new InMemoryStore(clock);
  private final ExperimentStore experiments = store.experiments();
  private final List<ExperimentObserver.Event> happened = new ArrayList<>();
  private final PlanExperiment plans =
      new PlanExperiment(experiments, store.intakes(), store.history(), clock);
  private final RunExperiment runs =
      new RunExperiment(
          experiments, plans, store.transactions(), new Random(1), clock, happened::add);
  private final ReadExperiment reads =
      new ReadExperiment(
          experiments,
          new ExperimentSources(store.intakes(), store.readings(), store.history(), store.steps()),
          clock);
  private PersonId id = new PersonId(0);

  @BeforeEach
  void addPerson() {
    id = store.people().add("ada", BERLIN).id();
  }

  @Test
  void findsAPlantedEffect() {
    Experiment experiment = start(terms(Design.DELAY, 7));
    live(experiment, 7, day -> true);
    set(LocalDate.of(2026, 3, 16), "03:59");
    assertThat(findings(experiment).state()).isEqualTo(ExperimentState.RUNNING);
    assertThat(findings(experiment).result()).isEmpty();
    set(LocalDate.of(2026, 3, 16), "04:00");

    ExperimentFindings findings = findings(experiment);
    assertThat(findings.state()).isEqualTo(ExperimentState.COMPLETED);
    assertThat(findings.blocks().usable()).isEqualTo(7);
    ExperimentResult result = findings.result().orElseThrow();
    assertThat(result.effect().ittBpm()).hasValue(4);
    assertThat(result.effect().bpmPer100Mg().orElseThrow()).isCloseTo(3, within(0.2));
    assertThat(result.effect().basis()).isEqualTo(Basis.EXACT);
    assertThat(result.effect().pValue()).hasValue(2 / 128.0);
    assertThat(result.verdict()).isEqualTo(Verdict.RAISES);
    assertThat(result.caveats()).isEmpty();
    assertThat(result.summary())
        .startsWith("Your coffee raised your heart rate by about 3.0 bpm per 100 mg (95 %: between")
        .endsWith("fewer than 1 such experiment in 20 would mislead.");
  }

  @Test
  void showsAnInstructionFromTheEveningBeforeAndNeverEarlier() {
    Experiment experiment = start(terms(Design.DELAY, 7));
    assertRefused(Reason.NOT_FOUND, "not_yet", () -> reads.instructions(experiment));
    assertThat(reads.instructionSentence(id)).isEmpty();
    set(START.minusDays(1), "19:59:59.999");
    assertRefused(Reason.NOT_FOUND, "not_yet", () -> reads.instructions(experiment));
    assertThat(reads.instructionsSoFar(experiment)).isEmpty();

    for (LocalDate day = START; !day.isAfter(experiment.terms().lastDate()); ) {
      set(day.minusDays(1), "20:00");
      assertThat(reads.instructions(experiment).tomorrow().orElseThrow().date()).isEqualTo(day);
      assertThat(reads.instructionSentence(id).orElseThrow()).startsWith("Tomorrow: ");
      set(day, "03:59");
      assertThat(reads.instructions(experiment).tomorrow().orElseThrow().date()).isEqualTo(day);
      set(day, "19:59:59");
      ReadExperiment.Instructions shown = reads.instructions(experiment);
      assertThat(shown.today().orElseThrow().date()).isEqualTo(day);
      assertThat(shown.tomorrow()).isEmpty();
      assertThat(reads.instructionsSoFar(experiment)).last().isEqualTo(shown.today().get());
      day = day.plusDays(1);
    }
    set(experiment.terms().lastDate().plusDays(1), "04:00");
    assertRefused(Reason.NOT_FOUND, "over", () -> reads.instructions(experiment));
  }

  @Test
  void anotherTimeZoneShowsNothingEarlier() {
    Experiment experiment = start(terms(Design.DELAY, 7));
    set(START.minusDays(1), "12:00");
    store
        .people()
        .change(
            id,
            person -> new Person(id, "ada", ZoneId.of("Pacific/Kiritimati"), person.profile(), 0));
    assertRefused(
        Reason.NOT_FOUND, "not_yet", () -> reads.instructions(reads.find(id, experiment.id())));
    assertThat(experiment.start().orElseThrow().zone()).isEqualTo(BERLIN);
  }

  @Test
  void saysWhatToDo() {
    Experiment delay = start(terms(Design.DELAY, 7));
    List<String> sentences =
        List.of(
            DayInstruction.of(delay, START).orElseThrow().sentence("Tomorrow", BERLIN),
            DayInstruction.of(delay, START.plusDays(1)).orElseThrow().sentence("Today", BERLIN));
    assertThat(sentences)
        .anyMatch(text -> text.endsWith(": coffee at 10:00."))
        .anyMatch(text -> text.endsWith(": no caffeine before 13:15."));
    runs.stop(id, delay.id());
    Experiment off = start(terms(Design.DAY_OFF, 7));
    assertThat(
            List.of(
                DayInstruction.of(off, START).orElseThrow().sentence("Today", BERLIN),
                DayInstruction.of(off, START.plusDays(1)).orElseThrow().sentence("Today", BERLIN)))
        .containsExactlyInAnyOrder("Today: coffee at 10:00.", "Today: no caffeine all day.");
    runs.stop(id, off.id());
    Experiment blinded = start(terms(Design.DECAF_BLINDED, 7));
    assertThat(
            DayInstruction.of(blinded, START.plusDays(6))
                .orElseThrow()
                .sentence("Tomorrow", BERLIN))
        .isEqualTo("Tomorrow: portion 7.");
    assertThat(ReadExperiment.portions(blinded)).hasSize(14);
    assertThat(ReadExperiment.portions(blinded).stream().filter(caffeine -> caffeine)).hasSize(7);
  }

  @Test
  void waitsForALateWatchThenCallsDaysMissing() {
    Experiment experiment = start(terms(Design.DELAY, 8));
    LocalDate last = experiment.terms().lastDate();
    live(experiment, 8, day -> day.isBefore(last.minusDays(1)));
    set(last.plusDays(1), "04:00");
    assertThat(findings(experiment).result()).isEmpty();
    set(last.plusDays(2), "13:15");
    ExperimentFindings findings = findings(experiment);
    assertThat(findings.blocks().missingCaffeine()).isEqualTo(1);
    assertThat(findings.blocks().missingOther()).isEqualTo(1);
    assertThat(findings.result().orElseThrow().effect().basis()).isEqualTo(Basis.EXACT);
  }

  @Test
  void takesTheAnytimeIntervalIfManyBlocksAreUnusable() {
    Experiment experiment = start(terms(Design.DELAY, 8));
    live(experiment, 8, day -> !day.equals(START.plusDays(1)) && !day.equals(START.plusDays(3)));
    set(experiment.terms().lastDate().plusDays(4), "12:00");
    ExperimentResult result = findings(experiment).result().orElseThrow();
    assertThat(result.effect().basis()).isEqualTo(Basis.ANYTIME);
    assertThat(result.effect().pValue()).isEmpty();
    assertThat(result.caveats())
        .extracting(ExperimentCaveat::code)
        .contains(ExperimentCaveat.Code.MANY_UNUSABLE);
  }

  @Test
  void isAbandonedWithTooFewBlocks() {
    Experiment experiment = start(terms(Design.DELAY, 7));
    live(experiment, 7, day -> day.isAfter(START.plusDays(3)));
    set(experiment.terms().lastDate().plusDays(4), "12:00");
    ExperimentFindings findings = findings(experiment);
    assertThat(findings.state()).isEqualTo(ExperimentState.ABANDONED);
    ExperimentResult result = findings.result().orElseThrow();
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_ENOUGH_DATA);
    assertThat(result.need()).contains(Need.USABLE_BLOCKS);
    assertThat(result.summary())
        .isEqualTo(
            "There is not enough data: 5 of 7 pairs of days could be used, and 6 are needed.");
  }

  @Test
  void needsADifferenceInCaffeine() {
    Experiment experiment = start(terms(Design.DELAY, 7));
    for (LocalDate day = START; !day.isAfter(experiment.terms().lastDate()); ) {
      wear(experiment, day, 60);
      drink(experiment, day, 0);
      day = day.plusDays(1);
    }
    set(experiment.terms().lastDate().plusDays(1), "12:00");
    ExperimentResult result = findings(experiment).result().orElseThrow();
    assertThat(result.need()).contains(Need.CONTRAST);
    assertThat(result.effect().bpmPer100Mg()).isEmpty();
    assertThat(result.effect().pValue()).hasValue(1);
  }

  @Test
  void keepsItsBlocksWhenStopped() {
    Experiment experiment = start(terms(Design.DELAY, 8));
    live(experiment, 2, day -> true);
    set(START.plusDays(4), "12:00");
    Experiment stopped = runs.stop(id, experiment.id());
    assertThat(stopped.state()).isEqualTo(ExperimentState.STOPPED_EARLY);
    ExperimentFindings findings = findings(stopped);
    assertThat(findings.blocks().usable()).isEqualTo(2);
    assertThat(findings.result()).isEmpty();
    assertThat(findings.runningSummary()).startsWith("After 2 of 8 pairs of days: no bounds yet");
    assertRefused(Reason.NOT_FOUND, "over", () -> reads.instructions(stopped));
    assertRefused(Reason.CONFLICT, "not_running", () -> runs.stop(id, experiment.id()));
  }

  @Test
  void leavesOutABlockWithAVoidDay() {
    Experiment experiment = start(terms(Design.DELAY, 7));
    set(START, "09:59");
    runs.report(id, experiment.id(), START, ILL);
    live(experiment, 7, day -> true);
    set(experiment.terms().lastDate().plusDays(1), "12:00");
    ExperimentFindings findings = findings(experiment);
    assertThat(findings.blocks().voided()).isEqualTo(1);
    assertThat(findings.blocks().usable()).isEqualTo(6);
    assertThat(findings.result().orElseThrow().effect().basis()).isEqualTo(Basis.EXACT);
  }

  @Test
  void refusesReportsAtTheWrongTime() {
    Experiment experiment = start(terms(Design.DELAY, 7));
    long number = experiment.id();
    set(START.minusDays(1), "19:59");
    assertRefused(Reason.CONFLICT, "too_early", () -> runs.report(id, number, START, ILL));
    set(START, "03:59");
    assertRefused(Reason.CONFLICT, "too_early", () -> runs.report(id, number, START, KEPT));
    assertRefused(
        Reason.CONFLICT, "not_a_day", () -> runs.report(id, number, START.minusDays(1), KEPT));
    set(START, "10:00");
    assertRefused(Reason.CONFLICT, "too_late_to_void", () -> runs.report(id, number, START, ILL));
    assertThat(runs.report(id, number, START, KEPT).kept()).isTrue();
    Report guess = new Report(true, Optional.of(true), Optional.empty());
    assertRefused(Reason.INVALID, "not_blinded", () -> runs.report(id, number, START, guess));
    set(START.plusDays(3), "03:59");
    assertThat(runs.report(id, number, START, KEPT).kept()).isTrue();
    set(START.plusDays(3), "04:00");
    assertRefused(Reason.CONFLICT, "too_late", () -> runs.report(id, number, START, KEPT));
    runs.report(id, number, START.plusDays(3), ILL);
    set(START.plusDays(3), "10:00");
    assertRefused(
        Reason.CONFLICT, "day_is_void", () -> runs.report(id, number, START.plusDays(3), KEPT));
  }

  @Test
  void refusesEverythingThatIsWrongAtOnce() {
    store
        .people()
        .change(
            id,
            person ->
                new Person(
                    id,
                    "ada",
                    BERLIN,
                    new Profile(
                        OptionalDouble.empty(),
                        Set.of(HalfLifeFactor.PREGNANCY_FIRST),
                        OptionalDouble.of(50),
                        Optional.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty()),
                    0));
    ExperimentTerms wrong =
        new ExperimentTerms(Design.DELAY, 160, LocalTime.of(20, 1), 6, START.minusDays(1), true);
    assertThat(plans.problems(person(), wrong))
        .extracting(TermsProblem::field)
        .containsExactly("", "dose_mg", "cup_time", "blocks", "start_date");
    assertThat(plans.problems(person(), wrong).get(1).message())
        .isEqualTo("must be at most 150 mg: the guidance is 3 mg per kg");
    assertRefused(Reason.INVALID, "not_suitable", () -> plans.create(person(), wrong));
  }

  @Test
  void countsTheRestOfTheUsualDay() {
    Instant noon = clock.instant().minus(Duration.ofHours(24));
    for (int cup = 0; cup < 4; cup++) {
      store.intakes().add(id, Intake.of(noon.plus(Duration.ofHours(cup)), new Caffeine(90)));
    }
    assertThat(plans.problems(person(), terms(Design.DELAY, 7)))
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.message())
                    .isEqualTo(
                        "must be at most 130 mg: with the 270 mg of the rest of your usual day"
                            + " that is the guidance of 400 mg a day"));
  }

  @Test
  void changesAndDeletesOnlyADraft() {
    Experiment draft = plans.create(person(), terms(Design.DELAY, 7));
    Experiment changed = plans.change(person(), draft.id(), terms(Design.DAY_OFF, 9));
    assertThat(changed.terms()).isEqualTo(terms(Design.DAY_OFF, 9));
    runs.start(person(), draft.id());
    assertRefused(
        Reason.CONFLICT,
        "not_a_draft",
        () -> plans.change(person(), draft.id(), terms(Design.DELAY, 7)));
    assertRefused(Reason.CONFLICT, "not_a_draft", () -> plans.remove(person(), draft.id()));
    assertRefused(Reason.CONFLICT, "not_a_draft", () -> runs.start(person(), draft.id()));
    Experiment second = plans.create(person(), terms(Design.DELAY, 7));
    assertRefused(Reason.CONFLICT, "experiment_running", () -> runs.start(person(), second.id()));
    plans.remove(person(), second.id());
    assertThat(reads.list(id)).hasSize(1);
  }

  @Test
  void anotherOneStartsWhenTheLastDayIsOver() {
    Experiment first = start(terms(Design.DELAY, 7));
    set(first.terms().lastDate().plusDays(1), "04:00");
    ExperimentTerms later =
        new ExperimentTerms(
            Design.DELAY, 150, LocalTime.of(10, 0), 7, LocalDate.of(2026, 3, 20), false);
    start(later);
    assertThat(reads.list(id))
        .extracting(Experiment::state)
        .containsExactly(ExperimentState.RUNNING, ExperimentState.COMPLETED);
  }

  @Test
  void plansWithTheNoiseOfThePerson() {
    ExperimentTerms terms = terms(Design.DELAY, 7);
    assertThat(plans.plan(person(), terms).sdBlockBpm()).isEqualTo(4.5);
    // Fourteen days whose pairs differ by 2 and -2 bpm in turn.
    for (int back = 1; back <= 14; back++) {
      LocalDate day = LocalDate.of(2026, 3, 1).minusDays(back);
      int high = back % 4 == 0 || back % 4 == 1 ? 62 : 60;
      wear(Experiment.draft(terms, clock.instant()), day, high);
    }
    ExperimentPlan plan = plans.plan(person(), terms);
    assertThat(plan.runInPairs()).isEqualTo(7);
    assertThat(plan.sdBlockBpm()).isCloseTo(Math.sqrt((28 - 4 / 7.0) / 6), within(1e-12));
    assertThat(plan.notes()).containsExactly(ExperimentPlan.Note.NOT_USED_TO_CAFFEINE);
    assertThat(plan.lastDate()).isEqualTo("2026-03-15");
  }

  @Test
  void countsThePortionsOfABlindedOneAndItsGuesses() {
    Experiment experiment = start(terms(Design.DECAF_BLINDED, 7));
    List<Boolean> portions = ReadExperiment.portions(experiment);
    for (int day = 0; day < 14; day++) {
      LocalDate date = START.plusDays(day);
      set(date, "18:00");
      wear(experiment, date, portions.get(day) ? 64 : 60);
      runs.report(
          id,
          experiment.id(),
          date,
          new Report(true, Optional.of(portions.get(day)), Optional.empty()));
    }
    set(experiment.terms().lastDate().plusDays(1), "12:00");
    ExperimentResult result = findings(experiment).result().orElseThrow();
    assertThat(result.effect().bpmPer100Mg().orElseThrow()).isCloseTo(3, within(0.2));
    assertThat(result.guesses().orElseThrow().right()).isEqualTo(14);
    assertThat(result.caveats())
        .extracting(ExperimentCaveat::sentence)
        .containsExactly("You could tell the portions: 100 % of your guesses were right.");
    assertThat(result.summary()).startsWith("Caffeine raised your heart rate by about");
  }

  @Test
  void readsManualEntriesWhereThereIsNoWatch() {
    Experiment experiment = start(terms(Design.DELAY, 7));
    for (LocalDate day = START; !day.isAfter(experiment.terms().lastDate()); ) {
      boolean caffeine = DayInstruction.hasCaffeine(experiment, day).orElseThrow();
      drink(experiment, day, caffeine ? 0 : 200);
      for (int entry = 0; entry < 3; entry++) {
        store
            .readings()
            .add(
                id,
                new Reading(
                    cup(experiment, day).plus(Duration.ofMinutes(30 + 40 * entry)),
                    new HeartRate(caffeine ? 66 : 60),
                    ReadingContext.of(ReadingContext.Kind.RESTING),
                    Optional.empty(),
                    Reading.MANUAL));
      }
      day = day.plusDays(1);
    }
    set(experiment.terms().lastDate().plusDays(1), "12:00");
    assertThat(findings(experiment).result().orElseThrow().effect().ittBpm()).hasValue(6);
  }

  @Test
  void showsObservationalAnswerBesideResult() {
    Experiment experiment = start(terms(Design.DELAY, 7));
    for (int day = 0; day < 14; day++) {
      LocalDate date = START.plusDays(day);
      boolean caffeine = DayInstruction.hasCaffeine(experiment, date).orElseThrow();
      drink(experiment, date, caffeine ? 0 : 195);
      for (int bin = -24; bin < CupWindow.BINS; bin++) {
        measure(experiment, date, bin, 60 + (bin & 1) + (caffeine && bin >= 0 ? 4 : 0));
      }
    }
    set(experiment.terms().lastDate().plusDays(1), "03:59");
    assertThat(findings(experiment).supplement()).isEmpty();
    set(experiment.terms().lastDate().plusDays(1), "04:00");
    ExperimentSupplement beside = findings(experiment).supplement().orElseThrow();
    double observed = beside.observed().orElseThrow().bpmPer100Mg();
    assertThat(observed).isBetween(1.0, 5.0);
    assertThat(beside.endpoints()).isEmpty();
  }

  @Test
  void showsRestingAndSleepingHeartRateOfDaysWithoutCoffee() {
    Experiment experiment = start(terms(Design.DAY_OFF, 7));
    for (int day = 0; day < 14; day++) {
      LocalDate date = START.plusDays(day);
      boolean caffeine = DayInstruction.hasCaffeine(experiment, date).orElseThrow();
      wear(experiment, date, caffeine ? 64 : 60);
      if (caffeine) {
        drink(experiment, date, 0);
      }
      sleep(date.plusDays(1), caffeine ? 55 : 52, day == 3 ? 11 : 12);
    }
    set(experiment.terms().lastDate().plusDays(1), "12:00");
    List<EndpointDifference> endpoints =
        findings(experiment).supplement().orElseThrow().endpoints();
    assertThat(endpoints).hasSize(2);
    EndpointDifference resting = endpoints.get(0);
    assertThat(resting.endpoint()).isEqualTo(Endpoint.RESTING);
    assertThat(resting.blocks()).isEqualTo(7);
    assertThat(resting.bpm()).isCloseTo(4, within(1e-12));
    EndpointDifference sleeping = endpoints.get(1);
    assertThat(sleeping.endpoint()).isEqualTo(Endpoint.SLEEPING);
    assertThat(sleeping.blocks()).as("a night of eleven bins is missing").isEqualTo(6);
    assertThat(sleeping.bpm()).isCloseTo(3, within(1e-12));
    assertThat(sleeping.limits().low()).hasValue(3);
  }

  @Test
  void saysWhetherCoffeesWereLoggedOrChangedAfterTheEnd() {
    Experiment experiment = start(terms(Design.DELAY, 7));
    live(experiment, 7, day -> true);
    set(experiment.terms().lastDate().plusDays(2), "13:15");
    assertThat(findings(experiment).supplement().orElseThrow().dataChangedAfterEnd()).isFalse();
    set(experiment.terms().lastDate().plusDays(2), "13:16");
    LoggedIntake late =
        store.intakes().add(id, Intake.of(cup(experiment, START), new Caffeine(10))).entry();
    assertThat(findings(experiment).supplement().orElseThrow().dataChangedAfterEnd()).isTrue();
    assertThat(findings(experiment).result().orElseThrow().caveats()).isEmpty();
    assertThat(late.createdAt()).isEqualTo(clock.instant());
    store
        .intakes()
        .change(id, late.id(), cup -> Intake.of(cup.intake().consumedAt(), new Caffeine(20)));
    assertThat(findings(experiment).result().orElseThrow().caveats()).isEmpty();
    long first = late.id() - 2L * 7; // of the cups that were drunk by the coin
    store
        .intakes()
        .change(id, first, cup -> Intake.of(cup.intake().consumedAt(), new Caffeine(160)));
    assertThat(findings(experiment).result().orElseThrow().caveats())
        .containsExactly(ExperimentCaveat.of(ExperimentCaveat.Code.CHANGED_AFTER_END, 1));
  }

  @Test
  void saysWhetherCoffeesWereDeletedOrMovedAfterTheEnd() {
    Experiment experiment = start(terms(Design.DELAY, 7));
    live(experiment, 7, day -> true);
    Instant end = ExperimentCalendar.of(experiment).end();
    LoggedIntake cup = store.intakes().page(id, IntakeFilter.ALL, Page.first(3)).get(2);
    clock.set(end);
    assertThat(findings(experiment).supplement().orElseThrow().dataChangedAfterEnd()).isFalse();
    clock.set(end.plusMillis(1));
    Intake moved = Intake.of(end.plusSeconds(3_600), cup.intake().caffeine());
    store.intakes().change(id, cup.id(), stored -> moved);
    assertThat(findings(experiment).supplement().orElseThrow().dataChangedAfterEnd()).isTrue();
    assertThat(findings(experiment).result().orElseThrow().caveats())
        .containsExactly(ExperimentCaveat.of(ExperimentCaveat.Code.CHANGED_AFTER_END, 1));
    store.intakes().remove(id, cup.id() - 1, stored -> {});
    assertThat(findings(experiment).result().orElseThrow().caveats())
        .containsExactly(ExperimentCaveat.of(ExperimentCaveat.Code.CHANGED_AFTER_END, 2));
  }

  @Test
  void saysWhetherHeartRatesOfTheWindowsChangedSinceTheResultWasFirstComputed() {
    Experiment experiment = start(terms(Design.DELAY, 7));
    live(experiment, 7, day -> true);
    set(experiment.terms().lastDate().plusDays(1), "04:00");
    assertThat(findings(experiment).supplement().orElseThrow().dataChangedAfterEnd()).isFalse();
    sleep(experiment.terms().lastDate().plusDays(1), 52, 12);
    assertThat(findings(experiment).supplement().orElseThrow().dataChangedAfterEnd()).isFalse();
    long measured = store.readings().page(id, ReadingFilter.ALL, Page.first(13)).get(12).id();
    store
        .readings()
        .change(
            id,
            measured,
            stored ->
                new Reading(
                    stored.reading().measuredAt(),
                    new HeartRate(99),
                    stored.reading().context(),
                    Optional.empty(),
                    stored.reading().source()));
    assertThat(findings(experiment).supplement().orElseThrow().dataChangedAfterEnd()).isTrue();
    assertThat(findings(experiment).result().orElseThrow().caveats()).isEmpty();
  }

  @Test
  void countsNoDayThatWasNotOverAtAStop() {
    Experiment experiment = start(terms(Design.DELAY, 7));
    set(START.plusDays(3), "21:00");
    runs.stop(id, experiment.id());
    set(START.plusDays(9), "12:00");
    Experiment stopped = experiments.find(id, experiment.id()).orElseThrow();
    assertThat(findings(stopped).daysWithoutIntake())
        .hasSizeBetween(1, 2)
        .allMatch(date -> date.isBefore(START.plusDays(3)));
  }

  @Test
  void tellsObserverWhatHappened() {
    Experiment experiment = start(terms(Design.DELAY, 7));
    set(START, "12:00");
    runs.report(id, experiment.id(), START, KEPT);
    runs.stop(id, experiment.id());
    assertRefused(Reason.CONFLICT, "not_running", () -> runs.stop(id, experiment.id()));
    assertThat(happened)
        .containsExactly(
            ExperimentObserver.Event.STARTED,
            ExperimentObserver.Event.DAY_REPORTED,
            ExperimentObserver.Event.STOPPED);
  }

  /** Readings of a watch every five minutes from 02:00 on. */
  private void sleep(LocalDate morning, int bpm, int bins) {
    Instant from = morning.atTime(2, 1).atZone(BERLIN).toInstant();
    for (int bin = 0; bin < bins; bin++) {
      store
          .readings()
          .add(
              id,
              new Reading(
                  from.plus(Duration.ofMinutes(5L * bin)),
                  new HeartRate(bpm),
                  ReadingContext.of(ReadingContext.Kind.SLEEPING),
                  Optional.empty(),
                  "watch"));
    }
  }

  @Test
  void computesFindingsOnceUntilSomethingChanges() {
    Experiment experiment = start(terms(Design.DELAY, 7));
    live(experiment, 1, day -> true);
    set(START.plusDays(2), "12:00");
    ExperimentFindings first = findings(experiment);
    assertThat(findings(experiment)).isSameAs(first);
    store.intakes().add(id, Intake.of(clock.instant(), new Caffeine(1)));
    assertThat(findings(experiment)).isNotSameAs(first);
    ExperimentFindings second = findings(experiment);
    set(START.plusDays(3), "14:00");
    assertThat(findings(experiment)).isNotSameAs(second);
  }

  /** Lives by the coin: 4 bpm more with caffeine, 150 mg of it, so 3 bpm per 100 mg. */
  private void live(Experiment experiment, int blocks, Predicate<LocalDate> worn) {
    for (int day = 0; day < 2 * blocks; day++) {
      LocalDate date = START.plusDays(day);
      boolean caffeine = DayInstruction.hasCaffeine(experiment, date).orElseThrow();
      drink(experiment, date, caffeine ? 0 : 195);
      if (worn.test(date)) {
        wear(experiment, date, caffeine ? 64 : 60);
      }
    }
  }

  private void drink(Experiment experiment, LocalDate day, int minutesAfter) {
    Instant at = cup(experiment, day).plus(Duration.ofMinutes(minutesAfter));
    store.intakes().add(id, Intake.of(at, new Caffeine(150)));
  }

  private void wear(Experiment experiment, LocalDate day, int bpm) {
    for (int bin = 0; bin < CupWindow.BINS; bin++) {
      measure(experiment, day, bin, bpm);
    }
  }

  private void measure(Experiment experiment, LocalDate day, int bin, int bpm) {
    store
        .readings()
        .add(
            id,
            new Reading(
                cup(experiment, day).plus(Duration.ofMinutes(16 + 5L * bin)),
                new HeartRate(bpm),
                ReadingContext.fromText("watch"),
                Optional.empty(),
                "watch"));
  }

  private static Instant cup(Experiment experiment, LocalDate day) {
    return CupWindow.of(day, experiment.terms().cupTime(), BERLIN).cupAt();
  }

  private Experiment start(ExperimentTerms terms) {
    Experiment draft = plans.create(person(), terms);
    return runs.start(person(), draft.id()).experiment();
  }

  private static ExperimentTerms terms(Design design, int blocks) {
    return new ExperimentTerms(design, 150, LocalTime.of(10, 0), blocks, START, false);
  }

  private ExperimentFindings findings(Experiment experiment) {
    return reads.findings(person(), experiment);
  }

  private Person person() {
    return store.people().find(id).orElseThrow();
  }

  private void set(LocalDate date, String time) {
    clock.set(date.atTime(LocalTime.parse(time)).atZone(BERLIN).toInstant());
  }
}
