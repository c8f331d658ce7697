package coffee.rest.experiment;

import coffee.domain.experiment.DayReport;
import coffee.domain.experiment.Experiment;
import coffee.domain.experiment.ExperimentFindings;
import coffee.domain.experiment.ExperimentStart;
import coffee.domain.experiment.ExperimentState;
import coffee.domain.experiment.ExperimentSupplement;
import coffee.domain.experiment.PlanExperiment;
import coffee.domain.experiment.ReadExperiment;
import coffee.domain.person.Person;
import coffee.rest.experiment.ExperimentBody.BlocksBody;
import coffee.rest.experiment.ExperimentBody.DayBody;
import coffee.rest.experiment.ExperimentBody.PlanBody;
import coffee.rest.experiment.ExperimentBody.ProofBody;
import coffee.rest.experiment.ExperimentBody.RunningBody;
import coffee.rest.json.TimestampFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the JSON of an experiment: nothing in it reveals what the person may not know yet. */
public final class ExperimentBodies {

  private final ReadExperiment reads;
  private final PlanExperiment plans;
  private final Clock clock;

  /** Makes JSON of what the use cases know. */
  public ExperimentBodies(ReadExperiment reads, PlanExperiment plans, Clock clock) {
    this.reads = reads;
    this.plans = plans;
    this.clock = clock;
  }

  ExperimentSummaryBody record(Experiment experiment) {
    return ExperimentSummaryBody.of(experiment, clock.instant());
  }

  ExperimentBody body(Person person, Experiment experiment) {
    return experiment.state() == ExperimentState.DRAFT
        ? draft(person, experiment)
        : started(person, experiment);
  }

  private ExperimentBody draft(Person person, Experiment experiment) {
    return body(
        ExperimentSummaryBody.of(experiment, ExperimentState.DRAFT),
        Optional.empty(),
        Optional.of(PlanBody.of(plans.plan(person, experiment.terms()))),
        new Shown(
            Optional.empty(),
            BlocksBody.planned(experiment.terms().blocks()),
            List.of(),
            Optional.empty()));
  }

  private ExperimentBody started(Person person, Experiment experiment) {
    ExperimentFindings findings = reads.findings(person, experiment);
    boolean isOver = findings.state().isOver();
    boolean hidden = experiment.isBlinded() && !isOver;
    Map<LocalDate, DayReport> reports =
        reads.reports(person.id(), experiment.id()).stream()
            .collect(Collectors.toMap(DayReport::date, Function.identity()));
    List<DayBody> days =
        reads.instructionsSoFar(experiment).stream()
            .map(
                day ->
                    DayBody.of(
                        day,
                        Optional.ofNullable(reports.get(day.date())),
                        findings.daysWithoutIntake().contains(day.date())))
            .toList();
    ExperimentStart start = experiment.start().orElseThrow();
    Shown shown =
        new Shown(
            Optional.of(ProofBody.of(start.coin(), experiment.terms().blocks(), isOver)),
            BlocksBody.of(findings.blocks(), hidden),
            days,
            Optional.of(findings).filter(any -> !hidden));
    return body(
        ExperimentSummaryBody.of(experiment, findings.state()),
        Optional.of(start),
        Optional.empty(),
        shown);
  }

  /** What may be shown of a started experiment. */
  private record Shown(
      Optional<ProofBody> proof,
      BlocksBody blocks,
      List<DayBody> days,
      Optional<ExperimentFindings> findings) {

    boolean isOver() {
      return findings.filter(found -> found.state().isOver()).isPresent();
    }

    /** Nothing of a quiet one until its result; after a stop at once. */
    Optional<RunningBody> running(boolean quiet) {
      return findings
          .filter(
              found ->
                  !quiet
                      || found.result().isPresent()
                      || found.state() == ExperimentState.STOPPED_EARLY)
          .map(found -> RunningBody.of(found.running(), found.runningSummary()));
    }
  }

  private ExperimentBody body(
      ExperimentSummaryBody is,
      Optional<ExperimentStart> start,
      Optional<PlanBody> plan,
      Shown shown) {
    return new ExperimentBody(
        is.id(),
        is.state(),
        is.design(),
        is.doseMg(),
        is.cupTime(),
        is.startDate(),
        is.lastDate(),
        is.quiet(),
        is.createdAt(),
        is.startedAt(),
        is.endedAt(),
        start.map(started -> started.zone().getId()),
        start
            .map(started -> OptionalDouble.of(started.halfLifeHours()))
            .orElse(OptionalDouble.empty()),
        plan,
        shown.proof(),
        shown.blocks(),
        shown.days(),
        shown.running(is.quiet()),
        shown.findings().flatMap(ExperimentBodies::result),
        shown.findings().filter(any -> shown.isOver()).map(ExperimentBody::pairs).orElse(List.of()),
        shown
            .findings()
            .flatMap(ExperimentFindings::supplement)
            .map(ExperimentSupplement::dataChangedAfterEnd),
        TimestampFormat.format(clock.instant()));
  }

  private static Optional<ExperimentResultBody> result(ExperimentFindings findings) {
    return findings
        .result()
        .map(result -> ExperimentResultBody.of(result, findings.supplement().orElseThrow()));
  }
}
