package coffee.devices.own;

import coffee.devices.Entries;
import coffee.devices.Place;
import coffee.devices.Terms;
import coffee.domain.heartrate.Context;
import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.Reading;
import java.util.List;
import java.util.function.Consumer;

/** Rows that tell of heart rates. */
record HeartRateRows() implements RecordKind {

  private static final List<String> NAMES =
      List.of("id", "timestamp", "bpm", "context", "notes", "source");

  @Override
  public String mark() {
    return "bpm";
  }

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public Consumer<Entries> read(Place place, Fields fields, Terms terms) {
    Moment moment = RecordKind.moment(fields, terms);
    HeartRate heartRate =
        fields.require("bpm", text -> terms.readingRules().heartRate(Fields.number(text)));
    String source = fields.text("source", Reading.MAX_SOURCE_LENGTH).orElse(Reading.MANUAL);
    Reading reading =
        new Reading(
            moment.at(),
            heartRate,
            fields.find("context", Context::named).orElseGet(() -> usual(source)),
            fields.text("notes", Reading.MAX_NOTES_LENGTH),
            source);
    return entries -> {
      moment.decision().ifPresent(entries::clockChange);
      entries.reading(place, reading);
    };
  }

  /** What a person types they measured at rest; what a device was measuring is not known. */
  private static Context usual(String source) {
    return Context.of(source.equals(Reading.MANUAL) ? Context.Kind.RESTING : Context.Kind.UNKNOWN);
  }
}
