package coffee.devices.own;

import coffee.devices.row.Handover;
import coffee.devices.row.Numbers;
import coffee.devices.row.Remembered;
import coffee.domain.DomainException;
import coffee.domain.heartrate.Context;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.Place;
import coffee.domain.intake.Intake;
import java.time.Duration;
import java.util.function.Supplier;

/** Converts records to intakes and readings. Not thread-safe. */
final class Records {

  private static final Context RESTING = Context.of(Context.Kind.RESTING);
  private static final Context UNKNOWN = Context.of(Context.Kind.UNKNOWN);

  private final Handover handover;
  private final Row row;
  private final Supplier<String> original;
  private final Remembered<Context> contexts = new Remembered<>(Context::named);
  private final Remembered<String> sources = new Remembered<>(source -> source);

  /**
   * Creates a converter.
   *
   * @param row refilled for each record
   * @param original the record verbatim
   */
  Records(Handover handover, Row row, Supplier<String> original) {
    this.handover = handover;
    this.row = row;
    this.original = original;
  }

  /** Converts the current record according to its fields. */
  void accept(Place place) {
    boolean heartRate = row.has(Field.BPM);
    boolean coffee = row.has(Field.CAFFEINE_MG);
    if (heartRate == coffee) {
      refuse(
          place,
          heartRate
              ? DomainException.invalid(
                  "ambiguous_kind", "contains both bpm and caffeine_mg; split it in two")
              : DomainException.invalid(
                  "required", "contains neither bpm nor caffeine_mg"));
    } else if (heartRate) {
      handover.reading(place, original, this::reading);
    } else {
      handover.drink(place, original, this::intake);
    }
  }

  /** Reports an invalid record. */
  void refuse(Place place, DomainException refusal) {
    handover.refuse(place, original, refusal);
  }

  private Reading reading() {
    refuseOf(Field.COFFEE_TYPE, Field.DURATION_MINUTES, Field.CLIENT_ID);
    String source = row.has(Field.SOURCE) ? sources.of(row.text(Field.SOURCE)) : Reading.MANUAL;
    return new Reading(
        handover.stamps().offsetOrLocal(row.required(Field.TIMESTAMP)),
        handover
            .terms()
            .readingRules()
            .heartRate(Numbers.parse(Field.BPM.word(), row.text(Field.BPM))),
        context(source),
        row.optional(Field.NOTES),
        source);
  }

  /** Manual entries default to resting; device readings to unknown. */
  private Context context(String source) {
    if (row.has(Field.CONTEXT)) {
      return contexts.of(row.text(Field.CONTEXT));
    }
    return source.equals(Reading.MANUAL) ? RESTING : UNKNOWN;
  }

  private Intake intake() {
    refuseOf(Field.CONTEXT);
    return new Intake(
        handover.stamps().offsetOrLocal(row.required(Field.TIMESTAMP)),
        handover
            .terms()
            .intakeRules()
            .caffeine(Numbers.parse(Field.CAFFEINE_MG.word(), row.text(Field.CAFFEINE_MG))),
        row.optional(Field.COFFEE_TYPE),
        row.optional(Field.NOTES),
        duration(),
        row.optional(Field.SOURCE),
        row.optional(Field.CLIENT_ID));
  }

  private Duration duration() {
    if (!row.has(Field.DURATION_MINUTES)) {
      return Intake.DEFAULT_DURATION;
    }
    CharSequence text = row.text(Field.DURATION_MINUTES);
    double minutes = Numbers.parse(Field.DURATION_MINUTES.word(), text);
    if (minutes != Math.rint(minutes)) {
      throw DomainException.invalid("not_whole", "duration_minutes must be whole, was " + minutes);
    }
    return Intake.requireMinutes((long) minutes);
  }

  /** Rejects fields of the other kind, so that no data is dropped silently. */
  private void refuseOf(Field... others) {
    for (Field other : others) {
      if (row.has(other)) {
        throw DomainException.invalid("unknown_field", other.word() + " is not allowed here");
      }
    }
  }
}
