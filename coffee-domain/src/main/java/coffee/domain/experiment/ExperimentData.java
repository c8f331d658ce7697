package coffee.domain.experiment;

import coffee.domain.Page;
import coffee.domain.TimeRange;
import coffee.domain.caffeine.Dose;
import coffee.domain.caffeine.Doses;
import coffee.domain.caffeine.ReadCaffeineLevel;
import coffee.domain.correlation.result.CorrelationInput;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingFilter;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.IntakeChanges;
import coffee.domain.person.PersonId;
import coffee.domain.steps.FiveMinuteSteps;
import coffee.domain.steps.StepDays;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.CRC32C;

/** What a person measured and logged during the days of an experiment. */
final class ExperimentData {

  private static final int MAX_ENTRIES = 1_000;

  /** A cup of decaffeinated coffee holds 2 to 5 mg. */
  private static final double DECAF_MG = 3;

  /** From the end of the last day to the end of the night after it. */
  private static final Duration LAST_NIGHT = Duration.ofHours(2);

  private final ExperimentSources sources;

  ExperimentData(ExperimentSources sources) {
    this.sources = sources;
  }

  /** Five-minute bins of all days and of the night after the last, ascending. */
  List<HeartRateBin> bins(PersonId person, Experiment experiment) {
    ExperimentCalendar calendar = ExperimentCalendar.of(experiment);
    return sources
        .history()
        .bins(
            person,
            calendar.startOf(experiment.terms().startDate()),
            calendar.end().plus(LAST_NIGHT));
  }

  /** A checksum of the bins in the windows, which are what the result is computed from. */
  static long checksum(Experiment experiment, List<HeartRateBin> bins) {
    ExperimentCalendar calendar = ExperimentCalendar.of(experiment);
    List<TimeRange> windows =
        experiment
            .terms()
            .startDate()
            .datesUntil(experiment.terms().lastDate().plusDays(1))
            .map(date -> calendar.window(date).range())
            .toList();
    CRC32C checksum = new CRC32C();
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + Double.BYTES + 2);
    for (HeartRateBin bin : bins) {
      Instant start = Instant.ofEpochSecond(bin.number() * HeartRateBin.SECONDS);
      if (windows.stream()
          .anyMatch(window -> !start.isBefore(window.from()) && start.isBefore(window.until()))) {
        bytes.clear().putLong(bin.number()).putDouble(bin.levelBpm());
        bytes.put((byte) (bin.exercise() ? 1 : 0)).put((byte) (bin.sleeping() ? 1 : 0));
        checksum.update(bytes.flip());
      }
    }
    return checksum.getValue();
  }

  /** Known steps from the first window to the last. */
  FiveMinuteSteps steps(PersonId person, Experiment experiment) {
    return StepDays.fiveMinutes(sources.steps(), person, windowsOf(experiment));
  }

  /** Manual readings at rest in the time of the windows, at most {@value #MAX_ENTRIES}. */
  List<Reading> manualEntries(PersonId person, Experiment experiment) {
    TimeRange windows = windowsOf(experiment);
    ReadingFilter manualAtRest =
        new ReadingFilter(
            Optional.of(windows.from()),
            Optional.of(windows.until()),
            Optional.of(ReadingContext.Kind.RESTING.word()),
            Optional.of(Reading.MANUAL),
            OptionalInt.empty(),
            OptionalInt.empty());
    return sources.readings().page(person, manualAtRest, Page.first(MAX_ENTRIES)).stream()
        .map(LoggedReading::reading)
        .toList();
  }

  /** Everything that was logged, and the portions of a blinded experiment that were taken. */
  Doses doses(
      PersonId person, Experiment experiment, List<DayReport> reports, CorrelationInput period) {
    List<Dose> doses = new ArrayList<>();
    sources
        .intakes()
        .forEachDose(
            person,
            new TimeRange(period.dosesFrom(), period.dosesUntil()),
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

  /** Coffees that matter and were logged, changed or deleted after the end. */
  IntakeChanges changesAfterEnd(PersonId person, Experiment experiment) {
    TimeRange windows = windowsOf(experiment);
    return sources
        .intakes()
        .changesSince(
            person,
            new TimeRange(windows.from().minus(CupWindow.END_AFTER_CUP), windows.until()),
            ExperimentCalendar.of(experiment).end());
  }

  /** From the first window to the end of the last one. */
  private static TimeRange windowsOf(Experiment experiment) {
    ExperimentCalendar calendar = ExperimentCalendar.of(experiment);
    return new TimeRange(
        calendar.window(experiment.terms().startDate()).range().from(),
        calendar.window(experiment.terms().lastDate()).range().until());
  }
}
