package coffee.devices.apple;

import coffee.devices.json.JsonItem;
import coffee.devices.json.JsonItemReader;
import coffee.devices.row.LastValueCache;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.devices.row.SourceNames;
import coffee.devices.row.StepPeriods;
import coffee.domain.DomainException;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.steps.StepCount;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Converts the items of metrics. Not thread-safe. */
final class MetricRowReader implements AutoExportParser.Visitor {

  private static final String HEART_RATE = "heart_rate";
  private static final String STEPS = "step_count";
  private static final Set<String> CAFFEINE = Set.of("dietary_caffeine", "caffeine");
  private static final Set<String> BPM = Set.of("", "bpm", "count/min", "beats/min");
  private static final Set<String> COUNT = Set.of("", "count", "steps");
  private static final Pattern ZERO = Pattern.compile("0(\\.0*)?");
  private static final String SETTING =
      "in Health Auto Export, set the interval (time grouping) to Default";
  private static final String NAMELESS_SOURCE = "health_auto_export";

  private final MetricIndex metrics;
  private final RowCollector collector;
  private final LastValueCache<String> sources = new LastValueCache<>(SourceNames::toSourceName);

  MetricRowReader(MetricIndex metrics, RowCollector collector) {
    this.metrics = metrics;
    this.collector = collector;
  }

  @Override
  public void field(int metric, String name, JsonParser parser) throws IOException {
    parser.skipChildren();
  }

  @Override
  public void item(int metric, JsonItemReader items) throws IOException {
    String name = metrics.name(metric);
    if (name.equals(HEART_RATE)) {
      takeHeartRate(metric, items);
    } else if (CAFFEINE.contains(name)) {
      takeCaffeine(metric, items);
    } else if (name.equals(STEPS)) {
      takeSteps(metric, items);
    } else {
      items.parser().skipChildren();
      collector.skip(name);
    }
  }

  @Override
  public void workoutItem(String list, JsonItemReader items) throws IOException {
    switch (list) {
      case "heartRateData" -> takeWorkoutHeartRate(items, ReadingContext.Kind.EXERCISE);
      case "heartRateRecovery" -> takeWorkoutHeartRate(items, ReadingContext.Kind.RECOVERY);
      default -> items.parser().skipChildren(); // a part of the workout, which was counted
    }
  }

  @Override
  public void workout(String start, String end) {}

  @Override
  public void other(String kind) {
    collector.skip(kind);
  }

  private void takeHeartRate(int metric, JsonItemReader items) throws IOException {
    JsonItem item = JsonItem.read(items.parser());
    collector.reading(
        items.position(),
        items::originalText,
        () -> {
          requiredTime(item);
          if (metrics.isMean(metric)) {
            throw DomainException.invalid(
                "not_a_reading", "a mean over an hour or a day is not a reading; " + SETTING);
          }
          Reading reading = reading(item, metrics.unit(metric), ReadingContext.Kind.UNKNOWN);
          return metrics
              .sleepAndWorkouts()
              .contextAt(reading.measuredAt())
              .map(context -> withContext(reading, context))
              .orElse(reading);
        });
  }

  private void takeWorkoutHeartRate(JsonItemReader items, ReadingContext.Kind context)
      throws IOException {
    JsonItem item = JsonItem.read(items.parser());
    collector.reading(
        items.position(),
        items::originalText,
        () -> {
          Reading reading = reading(item, "", context);
          return metrics.sleepAndWorkouts().isAfterWorkout(reading.measuredAt())
              ? withContext(reading, ReadingContext.of(ReadingContext.Kind.RECOVERY))
              : reading;
        });
  }

  private Reading withContext(Reading reading, ReadingContext context) {
    return new Reading(
        reading.measuredAt(), reading.heartRate(), context, reading.notes(), reading.source());
  }

  private Reading reading(JsonItem item, String unit, ReadingContext.Kind context) {
    if (!BPM.contains(unit.strip().toLowerCase(Locale.ROOT))) {
      throw wrongUnit("bpm", unit);
    }
    return collector.readingWithContext(
        collector.timestamps().parseOffsetOrLocal(requiredTime(item)),
        NumberParser.parse("Avg", first(item, "Avg", "avg", "qty", "value")),
        ReadingContext.of(context),
        source(item));
  }

  /** An empty group of hours is written as 0. */
  private void takeCaffeine(int metric, JsonItemReader items) throws IOException {
    JsonItem item = JsonItem.read(items.parser());
    if (item.get("qty").scalar().filter(ZERO.asMatchPredicate()).isPresent()) {
      collector.skip("dietary_caffeine_of_zero");
      return;
    }
    collector.intake(
        items.position(),
        items::originalText,
        () -> {
          if (metrics.isSum(metric, requiredTime(item))) {
            throw DomainException.invalid(
                "not_a_single_drink", "the amount was added up over an hour or a day; " + SETTING);
          }
          return intake(item, metrics.unit(metric));
        });
  }

  private Intake intake(JsonItem item, String unit) {
    double milligrams =
        MassUnits.toMilligrams(unit, NumberParser.parse("qty", first(item, "qty", "Qty", "value")))
            .orElseThrow(() -> wrongUnit("mg or g", unit));
    Caffeine caffeine = collector.settings().intakeRules().toCaffeine(milligrams);
    return AppleIntakes.create(
        collector.timestamps().parseOffsetOrLocal(requiredTime(item)), caffeine, source(item));
  }

  private void takeSteps(int metric, JsonItemReader items) throws IOException {
    JsonItem item = JsonItem.read(items.parser());
    collector.steps(
        items.position(),
        items::originalText,
        () -> {
          requiredTime(item);
          if (metrics.isMean(metric)) {
            throw StepPeriods.tooLong("steps of an hour or a day (" + SETTING + ")");
          }
          return steps(item, metrics.unit(metric));
        });
  }

  private StepCount steps(JsonItem item, String unit) {
    if (!COUNT.contains(unit.strip().toLowerCase(Locale.ROOT))) {
      throw wrongUnit("count", unit);
    }
    Instant start = collector.timestamps().parseOffsetOrLocal(requiredTime(item));
    double steps = NumberParser.parse("qty", first(item, "qty", "Qty", "value"));
    Optional<String> end =
        Stream.of("endDate", "end").flatMap(name -> item.get(name).text().stream()).findFirst();
    return end.map(TwelveHourClock::toTwentyFourHours)
        .map(time -> collector.timestamps().parseOffsetOrLocal(time))
        .map(until -> StepPeriods.between(start, until, steps, source(item)))
        .orElseGet(() -> StepPeriods.startingAt(start, steps, source(item)));
  }

  private static String requiredTime(JsonItem item) {
    return MetricGrouping.time(item)
        .orElseThrow(() -> DomainException.invalid("required", "date is missing"));
  }

  private String source(JsonItem item) {
    Optional<String> source = item.get("source").text().filter(name -> !name.isBlank());
    return sources.get(source.orElse(NAMELESS_SOURCE));
  }

  private static String first(JsonItem item, String... names) {
    return Stream.of(names)
        .flatMap(name -> item.get(name).scalar().stream())
        .findFirst()
        .orElseThrow(() -> DomainException.invalid("required", names[0] + " is missing"));
  }

  private static DomainException wrongUnit(String expected, String unit) {
    return DomainException.invalid(
        "wrong_unit", "the units must be %s, were '%s'".formatted(expected, unit));
  }
}
