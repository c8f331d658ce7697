package coffee.domain.experiment;

import coffee.domain.DomainException;
import coffee.domain.caffeine.HalfLife;
import coffee.domain.experiment.ExperimentObserver.Event;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.work.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Use case: start an experiment, report its days, and stop it. */
public final class RunExperiment {

  /**
   * A started experiment.
   *
   * @param experiment as stored
   * @param helper with what a helper reads the list of portions; only of a blinded one, and only
   *     here
   */
  public record Started(Experiment experiment, Optional<ExperimentLink> helper) {}

  /**
   * What a person reports of a day.
   *
   * @param kept whether they did as planned
   * @param guessedCaffeine of a blinded experiment: whether they think that the portion had
   *     caffeine
   * @param voidReason why the day does not count, if it does not
   */
  public record Report(
      boolean kept, Optional<Boolean> guessedCaffeine, Optional<VoidReason> voidReason) {}

  private final ExperimentStore store;
  private final PlanExperiment plans;
  private final Transactions transactions;
  private final RandomGenerator random;
  private final Clock clock;
  private final ExperimentObserver observer;

  /**
   * Runs experiments of the given store.
   *
   * @param random a cryptographically strong generator: {@code java.security.SecureRandom}
   */
  public RunExperiment(
      ExperimentStore store,
      PlanExperiment plans,
      Transactions transactions,
      RandomGenerator random,
      Clock clock,
      ExperimentObserver observer) {
    this.store = store;
    this.plans = plans;
    this.transactions = transactions;
    this.random = random;
    this.clock = clock;
    this.observer = observer;
  }

  /**
   * Tosses the coin. From now on nothing can be changed.
   *
   * @throws DomainException INVALID if it can no longer be planned so; CONFLICT {@code
   *     not_a_draft}, {@code experiment_running}; NOT_FOUND
   */
  public Started start(Person person, long id) {
    ExperimentTerms terms = find(person.id(), id).terms();
    plans.requirePossible(person, terms);
    Instant now = clock.instant();
    ExperimentStart start =
        new ExperimentStart(
            now,
            person.timeZone(),
            HalfLife.estimateFor(person.profile()).hours(),
            Coin.of(CoinSecret.generate(random)));
    ExperimentLink helper = ExperimentLink.generate(person.id(), id, random);
    Experiment started =
        transactions.executeForPerson(
            person.id().value(),
            () -> {
              recordEnds(person.id(), now);
              return store.change(person.id(), id, stored -> start(stored, terms, start, helper));
            });
    observer.happened(Event.STARTED);
    return new Started(started, started.isBlinded() ? Optional.of(helper) : Optional.empty());
  }

  private static Experiment start(
      Experiment stored, ExperimentTerms checked, ExperimentStart start, ExperimentLink helper) {
    PlanExperiment.requireDraft(stored);
    if (!stored.terms().equals(checked)) {
      throw DomainException.conflict("changed", "the draft was changed meanwhile: read it again");
    }
    Experiment running = stored.started(start);
    return running.isBlinded()
        ? running.withLinks(new Experiment.Links(Optional.of(helper.hash()), Optional.empty()))
        : running;
  }

  /** Records the end of experiments whose last day is over, so that another one can start. */
  private void recordEnds(PersonId person, Instant now) {
    for (Experiment experiment : store.list(person)) {
      if (experiment.state() == ExperimentState.RUNNING
          && ExperimentCalendar.stateAt(experiment, now) == ExperimentState.COMPLETED) {
        Instant end = ExperimentCalendar.of(experiment).end();
        store.change(
            person, experiment.id(), stored -> stored.ended(ExperimentState.COMPLETED, end));
      }
    }
  }

  /**
   * Ends an experiment before its last day is over.
   *
   * @throws DomainException CONFLICT {@code not_running}; NOT_FOUND
   */
  public Experiment stop(PersonId person, long id) {
    Instant now = clock.instant();
    Experiment stopped =
        store.change(
            person,
            id,
            stored -> {
              requireRunning(stored, now);
              return stored.ended(ExperimentState.STOPPED_EARLY, now);
            });
    observer.happened(Event.STOPPED);
    return stopped;
  }

  private static void requireRunning(Experiment stored, Instant now) {
    if (ExperimentCalendar.stateAt(stored, now) != ExperimentState.RUNNING) {
      throw DomainException.conflict(
          "not_running", "experiment %d is not running".formatted(stored.id()));
    }
  }

  /**
   * Stores what a person reports of a day. A day can be made void only before its cup.
   *
   * @throws DomainException CONFLICT {@code not_started}, {@code not_a_day}, {@code too_early},
   *     {@code too_late}, {@code too_late_to_void}, {@code day_is_void}; INVALID {@code
   *     not_blinded} for a guess, {@code void_is_not_kept}; NOT_FOUND
   */
  public DayReport report(PersonId person, long id, LocalDate date, Report report) {
    Instant now = clock.instant();
    if (report.kept() && report.voidReason().isPresent()) {
      throw DomainException.invalid("void_is_not_kept", "a void day is not kept");
    }
    DayReport stored =
        new DayReport(date, report.kept(), report.guessedCaffeine(), report.voidReason(), now);
    transactions.executeForPerson(
        person.value(),
        () -> {
          Optional<DayReport> before =
              store.reports(person, id).stream()
                  .filter(other -> other.date().equals(date))
                  .findFirst();
          store.report(person, id, stored, experiment -> requireTimely(experiment, stored, before));
          return stored;
        });
    observer.happened(Event.DAY_REPORTED);
    return stored;
  }

  private static void requireTimely(
      Experiment experiment, DayReport report, Optional<DayReport> before) {
    LocalDate date = report.date();
    Instant now = report.reportedAt();
    if (experiment.state() == ExperimentState.DRAFT) {
      throw DomainException.conflict(
          "not_started", "experiment %d was not started".formatted(experiment.id()));
    }
    if (report.guessedCaffeine().isPresent() && !experiment.isBlinded()) {
      throw DomainException.invalid("not_blinded", "a guess is part of a blinded experiment only");
    }
    ExperimentCalendar calendar = ExperimentCalendar.of(experiment);
    Instant begins = calendar.startOf(date);
    if (!experiment.terms().includes(date)
        || experiment.history().endedAt().filter(end -> !begins.isBefore(end)).isPresent()) {
      throw DomainException.conflict(
          "not_a_day", "%s is not part of experiment %d".formatted(date, experiment.id()));
    }
    if (now.isBefore(report.isVoid() ? calendar.shownFrom(date) : begins)) {
      throw DomainException.conflict("too_early", "%s has not begun".formatted(date));
    }
    if (!now.isBefore(calendar.reportableUntil(date))) {
      throw DomainException.conflict("too_late", "%s ended more than two days ago".formatted(date));
    }
    requireNoChoice(calendar.window(date).cupAt(), report, before);
  }

  /** After the cup, the person can no longer choose whether a day counts. */
  private static void requireNoChoice(Instant cupAt, DayReport report, Optional<DayReport> before) {
    if (report.reportedAt().isBefore(cupAt)) {
      return;
    }
    boolean wasVoid = before.filter(DayReport::isVoid).isPresent();
    if (report.isVoid() && !wasVoid) {
      throw DomainException.conflict(
          "too_late_to_void", "a day can be made void only before its cup; report it as not kept");
    }
    if (wasVoid && !report.isVoid()) {
      throw DomainException.conflict(
          "day_is_void", "%s was made void, which cannot be changed".formatted(report.date()));
    }
  }

  private Experiment find(PersonId person, long id) {
    return store.find(person, id).orElseThrow(() -> notFound(id));
  }

  static DomainException notFound(long id) {
    return DomainException.notFound("there is no experiment %d".formatted(id));
  }
}
