package coffee.devices.nativeformat;

import coffee.devices.row.LastValueCache;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.domain.DomainException;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.imports.rows.SourcePosition;
import coffee.domain.intake.Intake;
import coffee.domain.steps.StepCount;
import java.time.Duration;
import java.util.function.Supplier;

/** Converts records to intakes, readings and counts of steps. Not thread-safe. */
final class RecordConverter {

  private static final ReadingContext RESTING = ReadingContext.of(ReadingContext.Kind.RESTING);
  private static final ReadingContext UNKNOWN = ReadingContext.of(ReadingContext.Kind.UNKNOWN);

  private final RowCollector collector;
  private final RecordFields fields;
  private final Supplier<String> original;
  private final String defaultSource;
  private final LastValueCache<ReadingContext> contexts =
      new LastValueCache<>(ReadingContext::fromText);
  private final LastValueCache<String> sources = new LastValueCache<>(source -> source);

  /**
   * Creates a converter.
   *
   * @param fields refilled for each record
   * @param original the record verbatim
   */
  RecordConverter(RowCollector collector, RecordFields fields, Supplier<String> original) {
    this(collector, fields, original, Reading.MANUAL);
  }

  /**
   * Creates a converter.
   *
   * @param source the source of readings without one
   */
  RecordConverter(
      RowCollector collector, RecordFields fields, Supplier<String> original, String source) {
    this.defaultSource = source;
    this.collector = collector;
    this.fields = fields;
    this.original = original;
  }

  /** Converts the current record according to its fields. */
  void accept(SourcePosition position) {
    boolean heartRate = fields.has(RecordField.BPM);
    boolean coffee = fields.has(RecordField.CAFFEINE_MG);
    if (fields.has(RecordField.STEPS) && !heartRate && !coffee) {
      collector.steps(position, original, this::steps);
    } else if (heartRate == coffee) {
      refuse(
          position,
          heartRate
              ? DomainException.invalid(
                  "ambiguous_kind", "contains both bpm and caffeine_mg; split it in two")
              : DomainException.invalid("required", "contains neither bpm nor caffeine_mg"));
    } else if (heartRate) {
      collector.reading(position, original, this::reading);
    } else {
      collector.intake(position, original, this::intake);
    }
  }

  /** Reports an invalid record. */
  void refuse(SourcePosition position, DomainException refusal) {
    collector.refuse(position, original, refusal);
  }

  private Reading reading() {
    refuseFields(
        RecordField.COFFEE_TYPE,
        RecordField.DURATION_MINUTES,
        RecordField.CLIENT_ID,
        RecordField.STEPS,
        RecordField.DURATION_SECONDS);
    String source = source();
    return new Reading(
        collector.timestamps().parseOffsetOrLocal(fields.required(RecordField.TIMESTAMP)),
        collector
            .settings()
            .readingRules()
            .toHeartRate(
                NumberParser.parse(RecordField.BPM.columnName(), fields.text(RecordField.BPM))),
        context(source),
        fields.optional(RecordField.NOTES),
        source);
  }

  private String source() {
    return fields.has(RecordField.SOURCE)
        ? sources.get(fields.text(RecordField.SOURCE))
        : defaultSource;
  }

  private StepCount steps() {
    refuseFields(
        RecordField.COFFEE_TYPE,
        RecordField.DURATION_MINUTES,
        RecordField.CLIENT_ID,
        RecordField.CONTEXT,
        RecordField.NOTES);
    double seconds = number(RecordField.DURATION_SECONDS);
    double steps = number(RecordField.STEPS);
    if (steps != Math.rint(steps)) {
      throw DomainException.invalid("not_whole", "steps must be whole, were " + steps);
    }
    return collector.stepCount(
        collector.timestamps().parseOffsetOrLocal(fields.required(RecordField.TIMESTAMP)),
        seconds,
        steps,
        source());
  }

  private double number(RecordField field) {
    return NumberParser.parse(field.columnName(), fields.required(field));
  }

  /** Manual entries default to resting; device readings to unknown. */
  private ReadingContext context(String source) {
    if (fields.has(RecordField.CONTEXT)) {
      return contexts.get(fields.text(RecordField.CONTEXT));
    }
    return source.equals(Reading.MANUAL) ? RESTING : UNKNOWN;
  }

  private Intake intake() {
    refuseFields(RecordField.CONTEXT, RecordField.STEPS, RecordField.DURATION_SECONDS);
    return new Intake(
        collector.timestamps().parseOffsetOrLocal(fields.required(RecordField.TIMESTAMP)),
        collector
            .settings()
            .intakeRules()
            .toCaffeine(
                NumberParser.parse(
                    RecordField.CAFFEINE_MG.columnName(), fields.text(RecordField.CAFFEINE_MG))),
        fields.optional(RecordField.COFFEE_TYPE),
        fields.optional(RecordField.NOTES),
        duration(),
        fields.optional(RecordField.SOURCE),
        fields.optional(RecordField.CLIENT_ID));
  }

  private Duration duration() {
    if (!fields.has(RecordField.DURATION_MINUTES)) {
      return Intake.DEFAULT_DURATION;
    }
    CharSequence text = fields.text(RecordField.DURATION_MINUTES);
    double minutes = NumberParser.parse(RecordField.DURATION_MINUTES.columnName(), text);
    if (minutes != Math.rint(minutes)) {
      throw DomainException.invalid("not_whole", "duration_minutes must be whole, was " + minutes);
    }
    return Intake.requireMinutes((long) minutes);
  }

  /** Rejects fields of the other kind, so that no data is dropped silently. */
  private void refuseFields(RecordField... others) {
    for (RecordField other : others) {
      if (fields.has(other)) {
        throw DomainException.invalid("unknown_field", other.columnName() + " is not allowed here");
      }
    }
  }
}
