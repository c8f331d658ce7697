package coffee.domain.webhooks;

import coffee.domain.experiment.DayInstruction;
import coffee.domain.experiment.Experiment;
import coffee.domain.experiment.ExperimentCalendar;
import coffee.domain.imports.ImportFailure;
import coffee.domain.imports.ImportJob;
import coffee.domain.imports.rows.RowCounts;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeToday;
import coffee.domain.intake.LoggedIntake;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Something that happened to a person's data.
 *
 * @param happenedAt when it happened, in milliseconds
 * @param data what happened, a JSON object
 * @param deduplicationKey identifies a detected event among those of its type, so that it is sent
 *     once however often it is detected; empty for events that are stored with their cause
 */
public record WebhookEvent(
    EventType type, Instant happenedAt, String data, Optional<String> deduplicationKey) {

  /** Truncates the time. */
  public WebhookEvent {
    happenedAt = happenedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /** A coffee was logged. */
  public static WebhookEvent created(LoggedIntake logged) {
    return of(EventType.INTAKE_CREATED, logged.createdAt(), logged);
  }

  /** A coffee was changed. */
  public static WebhookEvent updated(LoggedIntake logged) {
    return of(EventType.INTAKE_UPDATED, logged.updatedAt(), logged);
  }

  /**
   * A coffee was deleted.
   *
   * @param logged what it was
   */
  public static WebhookEvent deleted(LoggedIntake logged, Instant at) {
    return of(EventType.INTAKE_DELETED, at, logged);
  }

  /** An import is done, failed or cancelled. */
  public static WebhookEvent importEnded(ImportJob job) {
    RowCounts rows = job.progress().rowCounts();
    String data =
        new EventData()
            .with("id", job.id())
            .with("state", job.state().word())
            .with("format", job.request().format())
            .with("dry_run", job.request().dryRun())
            .with("stored", rows.stored())
            .with("existing", rows.existing())
            .with("refused", rows.refused())
            .with("failure_code", job.failure().map(ImportFailure::code))
            .text();
    Instant at = job.times().endedAt().orElse(job.times().createdAt());
    return new WebhookEvent(EventType.IMPORT_ENDED, at, data, Optional.empty());
  }

  /** The caffeine of a day went over the limit; once a day. */
  static WebhookEvent limitCrossed(IntakeToday today, Instant at) {
    String data =
        new EventData()
            .with("date", today.date().toString())
            .with("total_mg", rounded(today.totalMg()))
            .with("limit_mg", rounded(today.limit().milligrams()))
            .text();
    return new WebhookEvent(
        EventType.LIMIT_CROSSED, at, data, Optional.of(today.date().toString()));
  }

  /** More than the threshold will be left at a bedtime; once for each date. */
  static WebhookEvent bedtimeExceeded(
      OffsetDateTime bedtime, double atBedtimeMg, double thresholdMg, Instant at) {
    String data =
        new EventData()
            .with("bedtime", bedtime.toInstant())
            .with("at_bedtime_mg", rounded(atBedtimeMg))
            .with("threshold_mg", rounded(thresholdMg))
            .text();
    return new WebhookEvent(
        EventType.BEDTIME_EXCEEDED, at, data, Optional.of(bedtime.toLocalDate().toString()));
  }

  /** The verdict has changed; once for each revision of the data. */
  static WebhookEvent answerChanged(String earlier, String verdict, long revision, Instant at) {
    String data = new EventData().with("verdict", verdict).with("earlier", earlier).text();
    return new WebhookEvent(
        EventType.ANSWER_CHANGED, at, data, Optional.of(revision + " " + verdict));
  }

  /** The instruction of a day is shown; once for each day of an experiment. */
  static WebhookEvent instruction(Experiment experiment, DayInstruction instruction) {
    ExperimentCalendar calendar = ExperimentCalendar.of(experiment);
    String date = instruction.date().toString();
    String data =
        new EventData()
            .with("experiment_id", experiment.id())
            .with("date", date)
            .with("instruction", instruction.kind().word())
            .with("at", instruction.at())
            .with("portion", instruction.portion())
            .with("sentence", instruction.sentence("Tomorrow", calendar.zone()))
            .text();
    return new WebhookEvent(
        EventType.EXPERIMENT_INSTRUCTION,
        calendar.shownFrom(instruction.date()),
        data,
        Optional.of(experiment.id() + " " + date));
  }

  private static double rounded(double milligrams) {
    return Math.round(milligrams * 100) / 100.0;
  }

  /** A client asked for a test. */
  public static WebhookEvent test(Instant at) {
    String data = new EventData().with("message", "This is a test.").text();
    return new WebhookEvent(EventType.TEST, at, data, Optional.empty());
  }

  private static WebhookEvent of(EventType type, Instant at, LoggedIntake logged) {
    Intake intake = logged.intake();
    String data =
        new EventData()
            .with("id", logged.id())
            .with("timestamp", intake.consumedAt())
            .with("caffeine_mg", intake.caffeine().milligrams())
            .with("coffee_type", intake.coffeeType())
            .with("notes", intake.notes())
            .with("duration_minutes", intake.duration().toMinutes())
            .with("source", intake.source())
            .with("client_id", intake.clientId())
            .text();
    return new WebhookEvent(type, at, data, Optional.empty());
  }

  /** The body of the request that sends it. */
  String body() {
    return "{\"type\":%s,\"timestamp\":%s,\"data\":%s}"
        .formatted(EventData.quoted(type.text()), EventData.quoted(happenedAt.toString()), data);
  }
}
