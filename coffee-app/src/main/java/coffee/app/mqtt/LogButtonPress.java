package coffee.app.mqtt;

import coffee.domain.AddResult;
import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.intake.RecordIntakes;
import coffee.domain.person.PersonId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the drink of a button that was pressed, for one person. The message of a press is its time,
 * to the microsecond: with the button it identifies the press, so that a message that is delivered
 * again is logged once.
 */
final class LogButtonPress {

  private static final Logger LOG = LoggerFactory.getLogger(LogButtonPress.class);

  private static final String SOURCE = "home-assistant";
  private static final int MAX_PAYLOAD = 64;

  private final RecordIntakes record;
  private final PersonId person;
  private final DrinkButtons buttons;

  /** Logs for the given person. */
  LogButtonPress(RecordIntakes record, PersonId person, DrinkButtons buttons) {
    this.record = record;
    this.person = person;
    this.buttons = buttons;
  }

  /**
   * Logs it.
   *
   * @param button id of a button
   * @param payload the time of the press, in RFC 3339 with an offset
   * @throws DomainException {@code UNAVAILABLE}: try again
   */
  PressOutcome log(String button, String payload) {
    Optional<DrinkButton> drink = buttons.find(button);
    Optional<Instant> at = time(payload);
    if (drink.isEmpty() || at.isEmpty()) {
      LOG.warn("The press of a button was refused: there is no such button, or no time of it");
      return PressOutcome.REFUSED;
    }
    try {
      AddResult<LoggedIntake> added = record.add(person, intake(drink.get(), button, at.get()));
      return switch (added.outcome()) {
        case STORED -> PressOutcome.LOGGED;
        case EXISTING, CONFLICT -> PressOutcome.REPEATED;
        case BEFORE_RETENTION -> PressOutcome.REFUSED;
      };
    } catch (DomainException failure) {
      if (failure.reason() == Reason.UNAVAILABLE) {
        throw failure;
      }
      LOG.warn("The press of a button was refused: {}", failure.code());
      return PressOutcome.REFUSED;
    }
  }

  private static Optional<Instant> time(String payload) {
    try {
      return payload.length() > MAX_PAYLOAD
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(payload).toInstant());
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  private static Intake intake(DrinkButton drink, String button, Instant at) {
    return new Intake(
        at,
        drink.caffeine(),
        drink.coffeeType(),
        Optional.empty(),
        Intake.DEFAULT_DURATION,
        Optional.of(SOURCE),
        Optional.of("mqtt-%s-%s".formatted(button, at)));
  }
}
