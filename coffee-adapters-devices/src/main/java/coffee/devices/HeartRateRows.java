package coffee.devices;

import coffee.domain.heartrate.Context;
import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.ImportRow;
import java.time.Instant;
import java.util.List;

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
  public ImportRow read(long line, Fields fields, Interpretation interpretation) {
    Instant measuredAt = RecordKind.timestamp(fields, interpretation);
    HeartRate heartRate =
        fields.require("bpm", text -> interpretation.readings().heartRate(Fields.number(text)));
    String source = fields.text("source", Reading.MAX_SOURCE_LENGTH).orElse(Reading.MANUAL);
    return new ImportRow.Measurement(
        line,
        new Reading(
            measuredAt,
            heartRate,
            fields.find("context", Context::named).orElseGet(() -> usual(source)),
            fields.text("notes", Reading.MAX_NOTES_LENGTH),
            source));
  }

  /** What a person types they measured at rest; what a device was measuring is not known. */
  private static Context usual(String source) {
    return Context.of(source.equals(Reading.MANUAL) ? Context.Kind.RESTING : Context.Kind.UNKNOWN);
  }
}
