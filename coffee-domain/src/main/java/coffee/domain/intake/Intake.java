package coffee.domain.intake;

import coffee.domain.DomainException;
import coffee.domain.TextRules;
import coffee.domain.entry.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A caffeine intake as logged by a person.
 *
 * @param consumedAt time of the first sip; truncated to milliseconds, because stores keep
 *     microseconds at best and a value must equal itself after a round trip
 * @param caffeine the dose
 * @param coffeeType the type of drink, at most {@value #MAX_TYPE_LENGTH} characters
 * @param notes free text, at most {@value #MAX_NOTES_LENGTH} characters
 * @param duration time from the first sip to the last, whole minutes, 0 to 720
 * @param source the device or app that logged it, at most {@value #MAX_SOURCE_LENGTH} characters
 * @param clientId the client's id for it, unique per person, 1 to {@value #MAX_CLIENT_ID_LENGTH}
 *     characters
 */
public record Intake(
    Instant consumedAt,
    Caffeine caffeine,
    Optional<String> coffeeType,
    Optional<String> notes,
    Duration duration,
    Optional<String> source,
    Optional<String> clientId)
    implements Entry {

  public static final int MAX_TYPE_LENGTH = 100;
  public static final int MAX_NOTES_LENGTH = 1_000;
  public static final int MAX_SOURCE_LENGTH = 64;
  public static final int MAX_CLIENT_ID_LENGTH = 128;

  /** The approximate time to drink a cup. */
  public static final Duration DEFAULT_DURATION = Duration.ofMinutes(10);

  /** Anything longer is more than one drink. */
  public static final Duration MAX_DURATION = Duration.ofHours(12);

  /**
   * Checks texts and duration.
   *
   * @throws DomainException {@code too_long}, {@code invalid_text} or {@code out_of_range}
   */
  public Intake {
    consumedAt = consumedAt.truncatedTo(ChronoUnit.MILLIS);
    coffeeType.ifPresent(text -> TextRules.requireStorable(text, MAX_TYPE_LENGTH));
    notes.ifPresent(text -> TextRules.requireStorable(text, MAX_NOTES_LENGTH));
    source.ifPresent(text -> TextRules.requireStorable(text, MAX_SOURCE_LENGTH));
    clientId.ifPresent(text -> TextRules.requireStorable(text, MAX_CLIENT_ID_LENGTH));
    duration = requireDuration(duration);
  }

  @Override
  public Instant timestamp() {
    return consumedAt;
  }

  /** An intake of which only time and dose are known. */
  public static Intake of(Instant consumedAt, Caffeine caffeine) {
    return new Intake(
        consumedAt,
        caffeine,
        Optional.empty(),
        Optional.empty(),
        DEFAULT_DURATION,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Checks a drinking time.
   *
   * @return the duration, truncated to whole minutes
   * @throws DomainException {@code out_of_range}
   */
  public static Duration requireDuration(Duration duration) {
    if (duration.isNegative() || duration.compareTo(MAX_DURATION) > 0) {
      throw notADuration(duration.toMinutes());
    }
    return duration.truncatedTo(ChronoUnit.MINUTES);
  }

  /**
   * Checks a drinking time.
   *
   * @param minutes any number of whole minutes
   * @throws DomainException {@code out_of_range}
   */
  public static Duration requireMinutes(long minutes) {
    if (minutes < 0 || minutes > MAX_DURATION.toMinutes()) {
      throw notADuration(minutes);
    }
    return Duration.ofMinutes(minutes);
  }

  private static DomainException notADuration(long minutes) {
    return DomainException.outOfRange(
        "must be 0 to %d minutes, was %d".formatted(MAX_DURATION.toMinutes(), minutes));
  }
}
