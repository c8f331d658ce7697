package coffee.domain.experiment;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.Page;
import coffee.domain.TimeRange;
import coffee.domain.caffeine.Dose;
import coffee.domain.caffeine.Doses;
import coffee.domain.caffeine.OneCompartmentModel;
import coffee.domain.caffeine.ReadCaffeineLevel;
import coffee.domain.experiment.analysis.AnytimeResult;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingFilter;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.IntakeFilter;
import coffee.domain.intake.IntakeLog;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Use case: read an experiment, its instructions, and what it has shown. */
public final class ReadExperiment {

  private static final int MAX_ENTRIES = 1_000;

  /** A cup of decaffeinated coffee holds 2 to 5 mg. */
  private static final double DECAF_MG = 3;

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

  /** Where the data of a person are. */
  public record Data(IntakeLog intakes, ReadingLog readings, HeartRateHistory history) {}

  private final ExperimentStore store;
  private final Data data;
  private final Clock clock;
  private final FindingsCache cache = new FindingsCache();

  /** Reads experiments of the given store. */
  public ReadExperiment(ExperimentStore store, Data data, Clock clock) {
    this.store = store;
    this.data = data;
    this.clock = clock;
  }

  /**
   * The experiment of a number.
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
    Instructions shown = shown(experiment, now);
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

  private static Instructions shown(Experiment experiment, Instant now) {
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
    boolean over = ExperimentCalendar.stateAt(experiment, now) == ExperimentState.COMPLETED;
    Instant until = experiment.history().endedAt().orElse(now);
    List<DayInstruction> shown = new ArrayList<>();
    experiment
        .terms()
        .startDate()
        .datesUntil(experiment.terms().lastDate().plusDays(1))
        .filter(date -> over || calendar.isShown(date, until))
        .forEach(date -> DayInstruction.of(experiment, date).ifPresent(shown::add));
    return shown;
  }

  /**
   * The instruction for the person now, in one sentence: tomorrow's from 20:00 on, otherwise
   * today's; empty if no experiment runs.
   */
  public Optional<String> sentence(PersonId person) {
    Instant now = clock.instant();
    return store.list(person).stream()
        .filter(experiment -> experiment.state() == ExperimentState.RUNNING)
        .findFirst()
        .flatMap(
            experiment -> {
              Instructions shown = shown(experiment, now);
              ZoneId zone = experiment.start().orElseThrow().zone();
              return shown
                  .tomorrow()
                  .map(tomorrow -> tomorrow.sentence("Tomorrow", zone))
                  .or(() -> shown.today().map(today -> today.sentence("Today", zone)));
            });
  }

  /** What a started experiment has shown. Computed from the data, never stored. */
  public ExperimentFindings findings(Person person, Experiment experiment) {
    Instant now = clock.instant();
    FindingsCache.Key key =
        new FindingsCache.Key(
            person.id(), experiment.id(), person.revision(), step(experiment, now));
    return cache
        .find(key)
        .orElseGet(
            () -> {
              ExperimentFindings found = compute(person, experiment, now);
              cache.put(key, found);
              return found;
            });
  }

  private static int step(Experiment experiment, Instant now) {
    ExperimentCalendar calendar = ExperimentCalendar.of(experiment);
    int step = now.isBefore(calendar.end()) ? 0 : 1;
    for (LocalDate day = experiment.terms().startDate();
        !day.isAfter(experiment.terms().lastDate());
        day = day.plusDays(1)) {
      Instant over = calendar.window(day).range().until();
      step += over.isAfter(now) ? 0 : 1;
      step += over.plus(BlockReader.LATE_DATA).isAfter(now) ? 0 : 1;
    }
    return step;
  }

  private ExperimentFindings compute(Person person, Experiment experiment, Instant now) {
    List<DayReport> reports = store.reports(person.id(), experiment.id());
    Blocks blocks =
        new BlockReader(experiment, reports, now).read(windows(person.id(), experiment, reports));
    AnytimeResult running = AnytimeResult.of(blocks.differences());
    ExperimentState state = ExperimentCalendar.stateAt(experiment, now);
    boolean concluded = state == ExperimentState.COMPLETED && !blocks.isPending();
    return new ExperimentFindings(
        concluded && blocks.usable() < ExperimentConclusion.MIN_BLOCKS
            ? ExperimentState.ABANDONED
            : state,
        blocks,
        running,
        ExperimentSentence.running(blocks, running.limits()),
        concluded
            ? Optional.of(
                new ExperimentConclusion(experiment, blocks)
                    .draw(reports, changedAfterEnd(person.id(), experiment)))
            : Optional.empty());
  }

  private WindowReader windows(PersonId person, Experiment experiment, List<DayReport> reports) {
    TimeRange all = windowsOf(experiment);
    List<HeartRateBin> bins = data.history().bins(person, all.from(), all.until());
    List<Reading> entries =
        data.readings().page(person, manualAtRest(all), Page.first(MAX_ENTRIES)).stream()
            .map(LoggedReading::reading)
            .toList();
    OneCompartmentModel body =
        OneCompartmentModel.forCoffee(experiment.start().orElseThrow().halfLifeHours());
    return new WindowReader(
        bins, entries, new DoseExposure(doses(person, experiment, reports, body), body));
  }

  /** From the first window to the end of the last one. */
  private static TimeRange windowsOf(Experiment experiment) {
    ExperimentCalendar calendar = ExperimentCalendar.of(experiment);
    return new TimeRange(
        calendar.window(experiment.terms().startDate()).range().from(),
        calendar.window(experiment.terms().lastDate()).range().until());
  }

  private static ReadingFilter manualAtRest(TimeRange range) {
    return new ReadingFilter(
        Optional.of(range.from()),
        Optional.of(range.until()),
        Optional.of(ReadingContext.Kind.RESTING.word()),
        Optional.of(Reading.MANUAL),
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  /** Everything that was logged, and the portions of a blinded experiment that were taken. */
  private Doses doses(
      PersonId person, Experiment experiment, List<DayReport> reports, OneCompartmentModel body) {
    TimeRange windows = windowsOf(experiment);
    long memory = (long) Math.ceil(body.memoryHours() * 60) + 1;
    List<Dose> doses = new ArrayList<>();
    data.intakes()
        .forEachDose(
            person,
            new TimeRange(windows.from().minus(Duration.ofMinutes(memory)), windows.until()),
            cup -> doses.add(ReadCaffeineLevel.dose(cup)));
    if (experiment.isBlinded()) {
      reports.stream()
          .filter(DayReport::kept)
          .forEach(report -> portion(experiment, report.date()).ifPresent(doses::add));
    }
    return Doses.of(doses);
  }

  private static Optional<Dose> portion(Experiment experiment, LocalDate date) {
    return DayInstruction.hasCaffeine(experiment, date)
        .map(
            caffeine ->
                Dose.instantaneous(
                    ExperimentCalendar.of(experiment).window(date).cupAt(),
                    new Caffeine(caffeine ? experiment.terms().doseMg() : DECAF_MG)));
  }

  /** How many coffees that matter were changed after the result could be shown. */
  private int changedAfterEnd(PersonId person, Experiment experiment) {
    TimeRange windows = windowsOf(experiment);
    Instant shown = windows.until().plus(BlockReader.LATE_DATA);
    IntakeFilter during =
        new IntakeFilter(
            Optional.of(windows.from().minus(CupWindow.DELAY)),
            Optional.of(windows.until()),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    return (int)
        data.intakes().page(person, during, Page.first(MAX_ENTRIES)).stream()
            .filter(intake -> intake.updatedAt().isAfter(intake.createdAt()))
            .filter(intake -> intake.updatedAt().isAfter(shown))
            .count();
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
