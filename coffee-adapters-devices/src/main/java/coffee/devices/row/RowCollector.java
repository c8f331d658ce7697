package coffee.devices.row;

import coffee.devices.ReaderSettings;
import coffee.domain.DomainException;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
import coffee.domain.intake.Intake;
import coffee.domain.steps.RecordSteps;
import coffee.domain.steps.StepCount;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Passes the rows of one file to a handler: valid rows as entries, invalid ones as problems. Not
 * thread-safe.
 */
public final class RowCollector {

  private static final ReadingContext UNKNOWN = ReadingContext.of(ReadingContext.Kind.UNKNOWN);

  /** Limits the kinds counted separately; Apple Health has about two hundred. */
  private static final int MAX_KINDS = 500;

  private static final Pattern KIND = Pattern.compile("[\\w.:/ -]{1,80}");
  private static final String OTHER = "other";

  /** Far over what is recorded, so that the time fits into a number. */
  private static final double MAX_STEP_SECONDS = 86_400;

  private final Set<String> kinds = new HashSet<>();
  private final ReaderSettings settings;
  private final RowHandler entries;
  private final TimestampReader timestamps;

  /** Creates a collector for one file. */
  public RowCollector(ReaderSettings settings, RowHandler entries) {
    this.settings = settings;
    this.entries = entries;
    this.timestamps = new TimestampReader(settings, entries);
  }

  public ReaderSettings settings() {
    return settings;
  }

  public TimestampReader timestamps() {
    return timestamps;
  }

  /**
   * Adds a reading.
   *
   * @param original the row verbatim; evaluated only if it is refused
   * @param reading creates it; a {@link DomainException} refuses the row
   */
  public void reading(
      SourcePosition position, Supplier<String> original, Supplier<Reading> reading) {
    Reading accepted;
    try {
      accepted = reading.get();
    } catch (DomainException refusal) {
      refuse(position, original, refusal);
      return;
    }
    entries.reading(position, accepted);
  }

  /**
   * A reading without context and notes, as from most devices.
   *
   * @param bpm checked against the accepted range
   */
  public Reading readingWithoutContext(Instant instant, double bpm, String source) {
    return readingWithContext(instant, bpm, UNKNOWN, source);
  }

  /** A reading with a context. */
  public Reading readingWithContext(
      Instant instant, double bpm, ReadingContext context, String source) {
    return new Reading(
        instant, settings.readingRules().toHeartRate(bpm), context, Optional.empty(), source);
  }

  /**
   * Adds an intake.
   *
   * @param original the row verbatim; evaluated only if it is refused
   * @param intake creates it; a {@link DomainException} refuses the row
   */
  public void intake(SourcePosition position, Supplier<String> original, Supplier<Intake> intake) {
    Intake accepted;
    try {
      accepted = intake.get();
    } catch (DomainException refusal) {
      refuse(position, original, refusal);
      return;
    }
    entries.intake(position, accepted);
  }

  /**
   * Adds a count of steps.
   *
   * @param original the row verbatim; evaluated only if it is refused
   * @param steps creates it; a {@link DomainException} refuses the row
   */
  public void steps(SourcePosition place, Supplier<String> original, Supplier<StepCount> steps) {
    StepCount accepted;
    try {
      accepted = steps.get();
    } catch (DomainException refusal) {
      refuse(place, original, refusal);
      return;
    }
    entries.steps(place, accepted);
  }

  /**
   * A count of steps.
   *
   * @param seconds length of its period
   * @param steps rounded half up
   * @throws DomainException {@code out_of_range} where no count can be
   */
  public StepCount stepCount(Instant start, double seconds, double steps, String source) {
    if (!(seconds > 0 && seconds <= MAX_STEP_SECONDS)) {
      throw DomainException.outOfRange("a count of steps cannot span " + seconds + " seconds");
    }
    if (!(steps >= 0 && steps < RecordSteps.MAX_COUNT + 0.5)) {
      throw DomainException.outOfRange(
          "steps must be 0 to %d, were %s".formatted(RecordSteps.MAX_COUNT, steps));
    }
    return new StepCount(
        start, Duration.ofMillis(Math.round(seconds * 1_000)), (int) Math.round(steps), source);
  }

  /** Reports an invalid row. */
  public void refuse(SourcePosition position, Supplier<String> original, DomainException refusal) {
    String code = refusal.code();
    refuse(position, original, code, Objects.requireNonNullElse(refusal.getMessage(), code));
  }

  /**
   * Reports an invalid row.
   *
   * @param code stable name for programs
   * @param detail one sentence for a person
   */
  public void refuse(
      SourcePosition position, Supplier<String> original, String code, String detail) {
    entries.refused(new RefusedRow(position, code, detail, original.get()));
  }

  /**
   * Reports a row with other data.
   *
   * @param kind the kind of data; counted as {@code other} if a file has too many kinds
   */
  public void skip(String kind) {
    boolean countable =
        kinds.contains(kind)
            || (kinds.size() < MAX_KINDS && KIND.matcher(kind).matches() && kinds.add(kind));
    entries.skipped(countable ? kind : OTHER);
  }
}
