package coffee.rest.intake;

import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Optional;

/** A coffee as JSON. */
@JsonNaming(SnakeCaseStrategy.class)
public record CoffeeBody(
    long id,
    String timestamp,
    double caffeineMg,
    Optional<String> coffeeType,
    Optional<String> notes,
    long durationMinutes,
    Optional<String> source,
    Optional<String> clientId,
    String createdAt,
    String updatedAt) {

  /** Converts a stored coffee. */
  public static CoffeeBody of(LoggedIntake logged) {
    Intake intake = logged.intake();
    return new CoffeeBody(
        logged.id(),
        TimestampFormat.format(intake.consumedAt()),
        intake.caffeine().milligrams(),
        intake.coffeeType(),
        intake.notes(),
        intake.duration().toMinutes(),
        intake.source(),
        intake.clientId(),
        TimestampFormat.format(logged.createdAt()),
        TimestampFormat.format(logged.updatedAt()));
  }
}
