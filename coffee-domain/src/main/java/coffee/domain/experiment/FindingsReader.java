package coffee.domain.experiment;

import coffee.domain.caffeine.Doses;
import coffee.domain.correlation.CorrelationAnalysis;
import coffee.domain.correlation.result.CorrelationInput;
import coffee.domain.correlation.result.Effect;
import coffee.domain.experiment.analysis.AnytimeResult;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.intake.IntakeChanges;
import coffee.domain.person.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Computes what a started experiment has shown, from what was measured, logged and reported. */
final class FindingsReader {

  private final ExperimentStore store;
  private final ExperimentData data;

  FindingsReader(ExperimentStore store, ExperimentData data) {
    this.store = store;
    this.data = data;
  }

  ExperimentFindings read(Person person, Experiment experiment, Instant now) {
    List<DayReport> reports = store.reports(person.id(), experiment.id());
    CorrelationInput period = period(person, experiment, now);
    Doses doses = data.doses(person.id(), experiment, reports, period);
    List<HeartRateBin> bins = data.bins(person.id(), experiment);
    WindowReader windows =
        new WindowReader(
            bins,
            data.manualEntries(person.id(), experiment),
            new DoseExposure(doses, period.body()));
    Blocks blocks = new BlockReader(experiment, reports, now).read(windows);
    AnytimeResult running = AnytimeResult.of(blocks.differences());
    ExperimentState state = ExperimentCalendar.stateAt(experiment, now);
    boolean concluded = state == ExperimentState.COMPLETED && !blocks.isPending();
    IntakeChanges changes =
        concluded ? data.changesAfterEnd(person.id(), experiment) : IntakeChanges.NONE;
    return new ExperimentFindings(
        concluded && blocks.usable() < ExperimentConclusion.MIN_BLOCKS
            ? ExperimentState.ABANDONED
            : state,
        blocks,
        daysWithoutIntake(experiment, doses, now),
        running,
        ExperimentSentence.running(blocks, running.limits()),
        concluded
            ? Optional.of(
                new ExperimentConclusion(experiment, blocks)
                    .draw(reports, changes.edited() + changes.removed()))
            : Optional.empty(),
        concluded
            ? Optional.of(
                new ExperimentSupplement(
                    CorrelationAnalysis.analyze(period, doses, bins).effect().map(Effect::estimate),
                    endpoints(experiment, blocks, bins, period),
                    ArmSteps.of(
                        blocks,
                        ExperimentCalendar.of(experiment),
                        data.steps(person.id(), experiment)),
                    !changes.isEmpty() || haveHeartRatesChanged(person, experiment, bins)))
            : Optional.empty());
  }

  private boolean haveHeartRatesChanged(
      Person person, Experiment experiment, List<HeartRateBin> bins) {
    long checksum = ExperimentData.checksum(experiment, bins);
    return store.firstChecksum(person.id(), experiment.id(), checksum) != checksum;
  }

  /** A day that was not over when the experiment was stopped does not count. */
  private static Set<LocalDate> daysWithoutIntake(Experiment experiment, Doses doses, Instant now) {
    if (experiment.isBlinded()) {
      return Set.of();
    }
    ExperimentCalendar calendar = ExperimentCalendar.of(experiment);
    return experiment
        .terms()
        .startDate()
        .datesUntil(experiment.terms().lastDate().plusDays(1))
        .filter(date -> !now.isBefore(calendar.reportableUntil(date)))
        .filter(
            date ->
                experiment
                    .history()
                    .endedAt()
                    .filter(calendar.startOf(date.plusDays(1))::isAfter)
                    .isEmpty())
        .filter(date -> DayInstruction.hasCaffeine(experiment, date).orElse(false))
        .filter(
            date ->
                doses.firstFrom(calendar.startOf(date).toEpochMilli())
                    == doses.firstFrom(calendar.startOf(date.plusDays(1)).toEpochMilli()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<EndpointDifference> endpoints(
      Experiment experiment, Blocks blocks, List<HeartRateBin> bins, CorrelationInput period) {
    return experiment.terms().design() == Design.DAY_OFF
        ? new EndpointReader(ExperimentCalendar.of(experiment), bins, period).differences(blocks)
        : List.of();
  }

  /** The days of the experiment as an input of the observational analysis. */
  private static CorrelationInput period(Person person, Experiment experiment, Instant now) {
    ExperimentCalendar calendar = ExperimentCalendar.of(experiment);
    return new CorrelationInput(
        person.id().value(),
        calendar.zone(),
        calendar.startOf(experiment.terms().startDate()),
        calendar.end(),
        CorrelationInput.DEFAULT_HOURS_AFTER,
        experiment.start().orElseThrow().body(),
        CorrelationInput.DEFAULT_MEANINGFUL_BPM,
        now);
  }
}
