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

/** Reads and stores counts of steps. */
public final class StepFields implements Batch<StepCount> {

  /** Maximum number of counts in one batch. */
  public static final int MAX_ITEMS = 5_000;

  private static final FieldReader<String> SOURCE = FieldReader.text(Reading::requireSource);
  private static final FieldReader<Integer> STEPS =
      FieldReader.wholeNumber(0, RecordSteps.MAX_COUNT);
  private static final FieldReader<Double> SECONDS =
      FieldReader.number(
          (double) RecordSteps.MIN_LENGTH.toSeconds(), (double) RecordSteps.MAX_LENGTH.toSeconds());

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
    if (!fields.isGiven("timestamp")) {
      fields.refuse("timestamp", "required", "is required");
    }
    Optional<Instant> start = timestamps.ofNew(fields, zone);
    Optional<Double> seconds = fields.required("duration_seconds", Optional.empty(), SECONDS);
    Optional<Integer> steps = fields.required("steps", Optional.empty(), STEPS);
    String source = fields.optional("source", SOURCE).orElse(Reading.MANUAL);
    fields.finish();
    return new StepCount(
        start.orElseThrow(),
        Duration.ofMillis(Math.round(1_000 * seconds.orElseThrow())),
        steps.orElseThrow(),
        source);
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
