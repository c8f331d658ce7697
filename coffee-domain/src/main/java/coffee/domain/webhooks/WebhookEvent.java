package coffee.domain.webhooks;

import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Something that happened to a person's data.
 *
 * @param type its kind
 * @param happenedAt when it happened, in milliseconds
 * @param data what happened, a JSON object
 * @param fact what identifies it among the events of its kind, if it is found by looking: it is
 *     then told once, however often it is found
 */
public record WebhookEvent(EventType type, Instant happenedAt, String data, Optional<String> fact) {

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

  /** Somebody asked for a test. */
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

  /** The body of the request that tells it. */
  String body() {
    return "{\"type\":%s,\"timestamp\":%s,\"data\":%s}"
        .formatted(EventData.quoted(type.text()), EventData.quoted(happenedAt.toString()), data);
  }
}
