package coffee.domain.experiment;

import coffee.domain.DomainException;
import coffee.domain.TimeRange;
import coffee.domain.caffeine.Doses;
import coffee.domain.caffeine.ReadCaffeineLevel;
import coffee.domain.experiment.ExperimentPlan.Note;
import coffee.domain.experiment.analysis.ExperimentPower;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.intake.IntakeLog;
import coffee.domain.person.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Use case: plan an experiment, and change or delete its draft. */
public final class PlanExperiment {

  /** Greatest number of experiments of a person. */
  static final int MAX_EXPERIMENTS = 200;

  private static final int MAX_DOSES = 100_000;

  /** Sums of doses are rounded. */
  private static final double ROUNDING_MG = 1e-6;

  private static final Duration HABITS = Duration.ofDays(30);
  private static final Duration CHANGED_HABIT = Duration.ofDays(9);

  private final ExperimentStore store;
  private final IntakeLog intakes;
  private final HeartRateHistory history;
  private final Clock clock;

  /** Plans experiments of the given store, by what was logged. */
  public PlanExperiment(
      ExperimentStore store, IntakeLog intakes, HeartRateHistory history, Clock clock) {
    this.store = store;
    this.intakes = intakes;
    this.history = history;
    this.clock = clock;
  }

  /** Everything that is wrong with terms; empty if they can be planned. */
  public List<TermsProblem> problems(Person person, ExperimentTerms terms) {
    Instant now = clock.instant();
    LocalDate today = ExperimentCalendar.dayOf(now, person.timeZone());
    CaffeineHabits habits = CaffeineHabits.of(doses(person, now), person.timeZone());
    return new ExperimentRules(person.profile(), habits, today).problems(terms);
  }

  /**
   * Refuses terms that cannot be planned.
   *
   * @throws DomainException INVALID, naming everything that is wrong
   */
  void requirePossible(Person person, ExperimentTerms terms) {
    List<TermsProblem> problems = problems(person, terms);
    if (!problems.isEmpty()) {
      throw DomainException.invalid(
          problems.get(0).code(),
          problems.stream()
              .map(problem -> (problem.field() + " " + problem.message()).strip())
              .collect(Collectors.joining("; ")));
    }
  }

  /**
   * Stores a draft.
   *
   * @throws DomainException INVALID if it cannot be planned; CONFLICT {@code too_many_experiments};
   *     NOT_FOUND if there is no such person
   */
  public Experiment create(Person person, ExperimentTerms terms) {
    requirePossible(person, terms);
    return store.add(
        person.id(), Experiment.draft(terms, clock.instant()), PlanExperiment::requireRoom);
  }

  static void requireRoom(List<Experiment> stored) {
    if (stored.size() >= MAX_EXPERIMENTS) {
      throw DomainException.conflict(
          "too_many_experiments",
          "there are %d experiments; delete a draft first".formatted(MAX_EXPERIMENTS));
    }
  }

  /**
   * Changes a draft.
   *
   * @throws DomainException INVALID if it cannot be planned; CONFLICT {@code not_a_draft};
   *     NOT_FOUND
   */
  public Experiment change(Person person, long id, ExperimentTerms terms) {
    requirePossible(person, terms);
    return store.change(
        person.id(),
        id,
        stored -> {
          requireDraft(stored);
          return stored.withTerms(terms);
        });
  }

  /**
   * Deletes a draft.
   *
   * @throws DomainException CONFLICT {@code not_a_draft}; NOT_FOUND
   */
  public void remove(Person person, long id) {
    store.remove(person.id(), id, PlanExperiment::requireDraft);
  }

  /**
   * Refuses what was started.
   *
   * @throws DomainException CONFLICT {@code not_a_draft}
   */
  public static void requireDraft(Experiment stored) {
    if (stored.state() != ExperimentState.DRAFT) {
      throw DomainException.conflict(
          "not_a_draft", "experiment %d was started: it stays as it is".formatted(stored.id()));
    }
  }

  /** What an experiment with these terms can be expected to show. */
  public ExperimentPlan plan(Person person, ExperimentTerms terms) {
    Instant now = clock.instant();
    LocalDate today = ExperimentCalendar.dayOf(now, person.timeZone());
    List<HeartRateBin> bins =
        history.bins(
            person.id(), now.minus(Duration.ofDays(BaselineNoise.LOOK_BACK_DAYS + 1L)), now);
    BaselineNoise noise =
        BaselineNoise.of(
            bins,
            terms.cupTime(),
            person.timeZone(),
            today.minusDays(1),
            outsideOfExperiments(person));
    ExperimentPower power = new ExperimentPower(noise.sdBlockBpm(), terms.doseMg());
    return new ExperimentPlan(
        noise.sdBlockBpm(),
        noise.pairs(),
        power.chance(1.5, terms.blocks()),
        power.chance(3, terms.blocks()),
        power.blocksFor(3),
        terms.lastDate(),
        notes(person, terms, now));
  }

  private Predicate<LocalDate> outsideOfExperiments(Person person) {
    List<ExperimentTerms> started =
        store.list(person.id()).stream()
            .filter(experiment -> experiment.state() != ExperimentState.DRAFT)
            .map(Experiment::terms)
            .toList();
    return day -> started.stream().noneMatch(terms -> terms.includes(day));
  }

  private List<Note> notes(Person person, ExperimentTerms terms, Instant now) {
    Doses doses = doses(person, now);
    List<Note> notes = new ArrayList<>();
    CaffeineHabits habits = CaffeineHabits.of(doses, person.timeZone());
    if (habits.mostAtOnceMg().isPresent()
        && habits.mostAtOnceMg().getAsDouble() < terms.doseMg() - ROUNDING_MG) {
      notes.add(Note.ABOVE_USUAL_DOSE);
    }
    if (doses.firstFrom(now.minus(CHANGED_HABIT).toEpochMilli()) == doses.size()) {
      notes.add(Note.NOT_USED_TO_CAFFEINE);
    }
    return notes;
  }

  private Doses doses(Person person, Instant now) {
    Doses doses = new Doses(MAX_DOSES);
    intakes.forEachDose(
        person.id(),
        new TimeRange(now.minus(HABITS), now),
        cup -> doses.add(ReadCaffeineLevel.dose(cup)));
    return doses;
  }
}
