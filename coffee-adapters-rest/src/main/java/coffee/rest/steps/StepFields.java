package coffee.rest.steps;

import coffee.domain.AddResult;
import coffee.domain.DomainException;
import coffee.domain.heartrate.Reading;
import coffee.domain.steps.RecordSteps;
import coffee.domain.steps.StepCount;
import coffee.rest.Caller;
import coffee.rest.batch.Batch;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.TimestampFields;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Reads and stores counts of steps; one without a timestamp ends now. */
public final class StepFields implements Batch<StepCount> {

  /** Maximum number of counts in one batch. */
  public static final int MAX_ITEMS = 5_000;

  /** What midnight may cut off. */
  private static final double SHORTEST_SECONDS = 0.001;

  private static final FieldReader<String> SOURCE = FieldReader.text(Reading::requireSource);
  private static final FieldReader<Integer> STEPS =
      FieldReader.wholeNumber(0, RecordSteps.MAX_COUNT);
  private static final FieldReader<Double> SECONDS =
      FieldReader.number(SHORTEST_SECONDS, (double) RecordSteps.MAX_LENGTH.toSeconds());

  private final RecordSteps record;
  private final TimestampFields timestamps;

  /** Stores by the rules of the instance. */
  public StepFields(RecordSteps record, TimestampFields timestamps) {
    this.record = record;
    this.timestamps = timestamps;
  }

  @Override
  public int maximumItems() {
    return MAX_ITEMS;
  }

  @Override
  public Supplier<ZoneId> zone(Caller caller) {
    return timestamps.zone(caller);
  }

  @Override
  public StepCount read(Fields fields, Supplier<ZoneId> zone) {
    boolean endsNow = !fields.isGiven("timestamp");
    Optional<Instant> given = timestamps.ofNew(fields, zone);
    Optional<Double> seconds = fields.required("duration_seconds", Optional.empty(), SECONDS);
    Optional<Integer> steps = fields.required("steps", Optional.empty(), STEPS);
    String source = fields.optional("source", SOURCE).orElse(Reading.MANUAL);
    fields.finish();
    Duration length = Duration.ofMillis(Math.round(1_000 * seconds.orElseThrow()));
    Instant start = given.orElseThrow();
    return new StepCount(
        endsNow ? start.minus(length) : start, length, steps.orElseThrow(), source);
  }

  @Override
  public List<Added> add(Caller caller, List<StepCount> counts) {
    return store(caller, counts).stream()
        .map(
            added ->
                new Added(added.outcome(), OptionalLong.empty(), () -> conflict(added.entry())))
        .toList();
  }

  List<AddResult<StepCount>> store(Caller caller, List<StepCount> counts) {
    return record.addAll(caller.person(), counts, OptionalLong.empty());
  }

  static DomainException conflict(StepCount stored) {
    return DomainException.conflict(
        "steps_exist",
        "%d steps of %s are already stored for %s to %s."
            .formatted(stored.count(), stored.source(), stored.start(), stored.end()));
  }
}
