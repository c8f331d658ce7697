package coffee.domain.experiment;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Use case: read an experiment, its instructions, and what it has shown. */
public final class ReadExperiment {

  /**
   * The instructions that are shown.
   *
   * @param today of the current day; empty before the first
   * @param tomorrow of the next day, from 20:00 on
   */
  public record Instructions(Optional<DayInstruction> today, Optional<DayInstruction> tomorrow) {

    boolean isEmpty() {
      return today.isEmpty() && tomorrow.isEmpty();
    }
  }

  private final ExperimentStore store;
  private final FindingsReader findings;
  private final Clock clock;
  private final FindingsCache cache = new FindingsCache();

  /** Reads experiments of the given store. */
  public ReadExperiment(ExperimentStore store, ExperimentSources sources, Clock clock) {
    this.store = store;
    this.findings = new FindingsReader(store, new ExperimentData(sources));
    this.clock = clock;
  }

  /**
   * An experiment by its number.
   *
   * @throws DomainException NOT_FOUND
   */
  public Experiment find(PersonId person, long id) {
    return store.find(person, id).orElseThrow(() -> RunExperiment.notFound(id));
  }

  /** The person's experiments, newest first. */
  public List<Experiment> list(PersonId person) {
    return store.list(person);
  }

  /** What was reported, by date. */
  public List<DayReport> reports(PersonId person, long id) {
    return store.reports(person, id);
  }

  /**
   * The instructions that are shown now.
   *
   * @throws DomainException NOT_FOUND {@code not_yet} before the first is shown, {@code over} after
   *     the last day or a stop
   */
  public Instructions instructions(Experiment experiment) {
    Instant now = clock.instant();
    if (experiment.state() == ExperimentState.DRAFT) {
      throw absent("not_yet", "the experiment was not started");
    }
    Instructions shown = shownInstructions(experiment, now);
    if (!shown.isEmpty()) {
      return shown;
    }
    if (ExperimentCalendar.stateAt(experiment, now).isOver()) {
      throw absent("over", "the experiment is over");
    }
    throw absent(
        "not_yet",
        "the first instruction is shown on the evening before %s"
            .formatted(experiment.terms().startDate()));
  }

  private static DomainException absent(String code, String message) {
    return new DomainException(Reason.NOT_FOUND, code, message);
  }

  private static Instructions shownInstructions(Experiment experiment, Instant now) {
    if (ExperimentCalendar.stateAt(experiment, now) != ExperimentState.RUNNING) {
      return new Instructions(Optional.empty(), Optional.empty());
    }
    ExperimentCalendar calendar = ExperimentCalendar.of(experiment);
    LocalDate today = ExperimentCalendar.dayOf(now, calendar.zone());
    return new Instructions(
        instruction(experiment, today, now), instruction(experiment, today.plusDays(1), now));
  }

  private static Optional<DayInstruction> instruction(
      Experiment experiment, LocalDate date, Instant now) {
    return experiment.terms().includes(date) && ExperimentCalendar.of(experiment).isShown(date, now)
        ? DayInstruction.of(experiment, date)
        : Optional.empty();
  }

  /** The instructions of the days that were shown so far, or all once it is over, by date. */
  public List<DayInstruction> instructionsSoFar(Experiment experiment) {
    Instant now = clock.instant();
    if (experiment.state() == ExperimentState.DRAFT) {
      return List.of();
    }
    ExperimentCalendar calendar = ExperimentCalendar.of(experiment);
    boolean isCompleted = ExperimentCalendar.stateAt(experiment, now) == ExperimentState.COMPLETED;
    Instant until = experiment.history().endedAt().orElse(now);
    List<DayInstruction> shown = new ArrayList<>();
    experiment
        .terms()
        .startDate()
        .datesUntil(experiment.terms().lastDate().plusDays(1))
        .filter(date -> isCompleted || calendar.isShown(date, until))
        .forEach(date -> DayInstruction.of(experiment, date).ifPresent(shown::add));
    return shown;
  }

  /**
   * The instruction for the person now, in one sentence: tomorrow's from 20:00 on, otherwise
   * today's; empty if no experiment runs.
   */
  public Optional<String> instructionSentence(PersonId person) {
    Instant now = clock.instant();
    return store.list(person).stream()
        .filter(experiment -> experiment.state() == ExperimentState.RUNNING)
        .findFirst()
        .flatMap(
            experiment -> {
              Instructions shown = shownInstructions(experiment, now);
              ZoneId zone = experiment.start().orElseThrow().zone();
              return shown
                  .tomorrow()
                  .map(tomorrow -> tomorrow.sentence("Tomorrow", zone))
                  .or(() -> shown.today().map(today -> today.sentence("Today", zone)));
            });
  }

  /**
   * From when on no level of caffeine in the body is shown: while a blinded experiment runs, its
   * portions are in no log, so that a level would be wrong, or would reveal which one it was.
   */
  public Optional<Instant> levelHiddenFrom(PersonId person) {
    Instant now = clock.instant();
    return store.list(person).stream()
        .filter(Experiment::isBlinded)
        .filter(
            experiment -> ExperimentCalendar.stateAt(experiment, now) == ExperimentState.RUNNING)
        .findFirst()
        .map(
            experiment ->
                ExperimentCalendar.of(experiment).startOf(experiment.terms().startDate()));
  }

  /** Whether the level of caffeine in the body at an instant is hidden. */
  public boolean hidesLevel(PersonId person, Instant at) {
    return levelHiddenFrom(person).filter(from -> !at.isBefore(from)).isPresent();
  }

  /** What a started experiment has shown. Computed from the data, never stored. */
  public ExperimentFindings findings(Person person, Experiment experiment) {
    Instant now = clock.instant();
    FindingsCache.Key key =
        new FindingsCache.Key(
            person.id(), experiment.id(), person.revision(), passedInstants(experiment, now));
    return cache
        .find(key)
        .orElseGet(
            () -> {
              ExperimentFindings found = findings.read(person, experiment, now);
              cache.put(key, found);
              return found;
            });
  }

  /** The number of the experiment's instants that are past, on which the findings depend. */
  private static int passedInstants(Experiment experiment, Instant now) {
    ExperimentCalendar calendar = ExperimentCalendar.of(experiment);
    int passed = now.isBefore(calendar.end()) ? 0 : 1;
    for (LocalDate day = experiment.terms().startDate();
        !day.isAfter(experiment.terms().lastDate());
        day = day.plusDays(1)) {
      Instant over = calendar.window(day).range().until();
      passed += over.isAfter(now) ? 0 : 1;
      passed += over.plus(BlockReader.LATE_DATA).isAfter(now) ? 0 : 1;
      passed += calendar.reportableUntil(day).isAfter(now) ? 0 : 1;
    }
    return passed;
  }

  /** What a helper prepares: whether each portion has caffeine, the first day's first. */
  public static List<Boolean> portions(Experiment experiment) {
    return experiment
        .terms()
        .startDate()
        .datesUntil(experiment.terms().lastDate().plusDays(1))
        .map(date -> DayInstruction.hasCaffeine(experiment, date).orElseThrow())
        .toList();
  }
}
