package coffee.domain.heartrate;

import coffee.domain.DomainException;
import coffee.domain.TextRules;
import coffee.domain.entry.Entry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One heart-rate measurement, identified by person, timestamp and source.
 *
 * @param measuredAt time of measurement, truncated to milliseconds
 * @param heartRate the measured heart rate
 * @param context what the person was doing
 * @param notes free text, at most {@value #MAX_NOTES_LENGTH} characters
 * @param source the device or app that measured it, 1 to {@value #MAX_SOURCE_LENGTH} characters
 */
public record Reading(
    Instant measuredAt,
    HeartRate heartRate,
    ReadingContext context,
    Optional<String> notes,
    String source)
    implements Entry {

  public static final int MAX_NOTES_LENGTH = 1_000;
  public static final int MAX_SOURCE_LENGTH = 64;

  /** The source of manual entries. */
  public static final String MANUAL = "manual";

  /**
   * Checks the texts.
   *
   * @throws DomainException {@code too_long}, {@code invalid_text}, or {@code required} for an
   *     empty source
   */
  public Reading {
    measuredAt = measuredAt.truncatedTo(ChronoUnit.MILLIS);
    notes.ifPresent(text -> TextRules.requireStorable(text, MAX_NOTES_LENGTH));
    requireSource(source);
  }

  @Override
  public Instant timestamp() {
    return measuredAt;
  }

  /**
   * Checks the name of a source.
   *
   * @throws DomainException {@code too_long}, {@code invalid_text} or {@code required}
   */
  public static String requireSource(String source) {
    if (TextRules.requireStorable(source, MAX_SOURCE_LENGTH).isEmpty()) {
      throw DomainException.invalid("required", "source must not be empty");
    }
    return source;
  }
}
