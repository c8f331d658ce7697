package coffee.rest.experiment;

import coffee.domain.experiment.Experiment;
import coffee.domain.experiment.ExperimentCalendar;
import coffee.domain.experiment.ExperimentState;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** An experiment in a list, without what the person may not know yet. */
@JsonNaming(SnakeCaseStrategy.class)
public record ExperimentSummaryBody(
    long id,
    String state,
    String design,
    double doseMg,
    String cupTime,
    int blocksPlanned,
    String startDate,
    String lastDate,
    boolean quiet,
    String createdAt,
    Optional<String> startedAt,
    Optional<String> endedAt) {

  /** As it is stored, although its time may be over. */
  public static ExperimentSummaryBody stored(Experiment experiment) {
    return of(experiment, experiment.state());
  }

  static ExperimentSummaryBody of(Experiment experiment, Instant now) {
    return of(experiment, ExperimentCalendar.stateAt(experiment, now));
  }

  static ExperimentSummaryBody of(Experiment experiment, ExperimentState state) {
    return new ExperimentSummaryBody(
        experiment.id(),
        state.word(),
        experiment.terms().design().word(),
        experiment.terms().doseMg(),
        experiment.terms().cupTime().toString(),
        experiment.terms().blocks(),
        experiment.terms().startDate().toString(),
        experiment.terms().lastDate().toString(),
        experiment.terms().quiet(),
        TimestampFormat.format(experiment.history().createdAt()),
        experiment.start().map(start -> TimestampFormat.format(start.startedAt())),
        endedAt(experiment, state).map(TimestampFormat::format));
  }

  private static Optional<Instant> endedAt(Experiment experiment, ExperimentState state) {
    return experiment.history().endedAt().isEmpty() && state.isOver()
        ? Optional.of(ExperimentCalendar.of(experiment).end())
        : experiment.history().endedAt();
  }

  /** Absolute path of an experiment. */
  static String location(long id) {
    return String.format(Locale.ROOT, "/v1/experiments/%d", id);
  }
}
