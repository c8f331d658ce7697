package coffee.rest.heartrate;

import coffee.domain.DomainException;
import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingRules;
import coffee.rest.Caller;
import coffee.rest.entry.EntryJson;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.TimestampFields;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the fields of a heart rate. */
public final class ReadingFields implements EntryJson<Reading, LoggedReading> {

  private static final FieldReader<ReadingContext> CONTEXT =
      FieldReader.text(ReadingContext::fromText);
  private static final FieldReader<String> NOTES = FieldReader.text(Reading.MAX_NOTES_LENGTH);
  private static final FieldReader<String> SOURCE = FieldReader.text(Reading::requireSource);

  private final ReadingRules rules;
  private final TimestampFields timestamps;

  /** Uses the configured rules. */
  public ReadingFields(ReadingRules rules, TimestampFields timestamps) {
    this.rules = rules;
    this.timestamps = timestamps;
  }

  @Override
  public Supplier<ZoneId> zone(Caller caller) {
    return timestamps.zone(caller);
  }

  @Override
  public Reading read(Fields fields, Supplier<ZoneId> zone) {
    Optional<Instant> at = timestamps.ofNew(fields, zone);
    Optional<HeartRate> heartRate =
        fields.required("bpm", Optional.empty(), FieldReader.number(rules::toHeartRate));
    return finish(fields, at, heartRate, Optional.empty());
  }

  @Override
  public Reading merge(Fields fields, Supplier<ZoneId> zone, LoggedReading stored) {
    Reading reading = stored.reading();
    fields.readOnly("id", stored.id(), FieldReader.wholeNumber(id -> id));
    Optional<Instant> at = timestamps.ofChanged(fields, zone, reading.measuredAt());
    Optional<HeartRate> heartRate = changed(fields, reading.heartRate());
    return finish(fields, at, heartRate, Optional.of(reading));
  }

  /** The stored heart rate may be sent again even if the present rules would refuse it. */
  private Optional<HeartRate> changed(Fields fields, HeartRate current) {
    return fields.required(
        "bpm",
        Optional.of(current),
        FieldReader.number(bpm -> bpm == current.bpm() ? current : rules.toHeartRate(bpm)));
  }

  private static Reading finish(
      Fields fields,
      Optional<Instant> at,
      Optional<HeartRate> heartRate,
      Optional<Reading> current) {
    Optional<ReadingContext> context =
        fields.optional("context", current.map(Reading::context), CONTEXT);
    Optional<String> notes = fields.optional("notes", current.flatMap(Reading::notes), NOTES);
    String source =
        fields.optional("source", current.map(Reading::source), SOURCE).orElse(Reading.MANUAL);
    fields.finish();
    return new Reading(
        at.orElseThrow(),
        heartRate.orElseThrow(),
        context.orElseGet(() -> defaultContext(source)),
        notes,
        source);
  }

  /** A person who enters a heart rate is at rest; a device measures in any context. */
  private static ReadingContext defaultContext(String source) {
    return ReadingContext.of(
        source.equals(Reading.MANUAL) ? ReadingContext.Kind.RESTING : ReadingContext.Kind.UNKNOWN);
  }

  @Override
  public ReadingBody toRecord(LoggedReading stored) {
    return ReadingBody.of(stored);
  }

  @Override
  public String location(LoggedReading stored) {
    return "/v1/heartrate/" + stored.id();
  }

  @Override
  public DomainException notFound(long id) {
    return DomainException.notFound("There is no heart rate %d.".formatted(id));
  }

  @Override
  public DomainException conflict(LoggedReading stored) {
    return DomainException.conflict(
        "reading_exists",
        "%d bpm is already logged for this time and source."
            .formatted(stored.reading().heartRate().bpm()));
  }
}
