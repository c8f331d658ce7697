package coffee.devices.apple;

import coffee.devices.json.JsonItem;
import coffee.devices.json.JsonItemReader;
import coffee.devices.row.LastValueCache;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.devices.row.SourceNames;
import coffee.domain.DomainException;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Converts the items of metrics. Not thread-safe. */
final class MetricRowReader implements AutoExportParser.Visitor {

  private static final String HEART_RATE = "heart_rate";
  private static final Set<String> CAFFEINE = Set.of("dietary_caffeine", "caffeine");
  private static final Set<String> BPM = Set.of("", "bpm", "count/min", "beats/min");
  private static final String NAMELESS_SOURCE = "health_auto_export";

  private final MetricIndex metrics;
  private final RowCollector handover;
  private final LastValueCache<String> sources = new LastValueCache<>(SourceNames::toSourceName);

  MetricRowReader(MetricIndex metrics, RowCollector handover) {
    this.metrics = metrics;
    this.handover = handover;
  }

  @Override
  public void field(int metric, String name, JsonParser parser) throws IOException {
    parser.skipChildren();
  }

  @Override
  public void item(int metric, JsonItemReader items) throws IOException {
    String name = metrics.name(metric);
    if (name.equals(HEART_RATE)) {
      takeHeartRate(items, metrics.unit(metric), ReadingContext.Kind.UNKNOWN);
    } else if (CAFFEINE.contains(name)) {
      takeCaffeine(items, metrics.unit(metric));
    } else {
      items.parser().skipChildren();
      handover.skip(name);
    }
  }

  @Override
  public void workoutItem(String list, JsonItemReader items) throws IOException {
    switch (list) {
      case "heartRateData" -> takeHeartRate(items, "", ReadingContext.Kind.EXERCISE);
      case "heartRateRecovery" -> takeHeartRate(items, "", ReadingContext.Kind.RECOVERY);
      default -> items.parser().skipChildren(); // a part of the workout, which was counted
    }
  }

  @Override
  public void workout(String start, String end) {}

  @Override
  public void other(String kind) {
    handover.skip(kind);
  }

  private void takeHeartRate(JsonItemReader items, String unit, ReadingContext.Kind context)
      throws IOException {
    JsonItem item = JsonItem.read(items.parser());
    handover.reading(
        items.position(),
        items::originalText,
        () -> reading(item, unit, ReadingContext.of(context)));
  }

  private Reading reading(JsonItem item, String unit, ReadingContext context) {
    if (!BPM.contains(unit)) {
      throw wrongUnit("bpm", unit);
    }
    Instant moment = handover.timestamps().parseOffsetOrLocal(time(item));
    return handover.readingWithContext(
        moment,
        NumberParser.parse("Avg", first(item, "Avg", "avg", "qty", "value")),
        context.kind() == ReadingContext.Kind.UNKNOWN
            ? metrics.sleepAndWorkouts().contextAt(moment).orElse(context)
            : context,
        source(item));
  }

  private void takeCaffeine(JsonItemReader items, String unit) throws IOException {
    JsonItem item = JsonItem.read(items.parser());
    handover.intake(items.position(), items::originalText, () -> intake(item, unit));
  }

  private Intake intake(JsonItem item, String unit) {
    double milligrams =
        MassUnits.toMilligrams(unit, NumberParser.parse("qty", first(item, "qty", "Qty", "value")))
            .orElseThrow(() -> wrongUnit("mg or g", unit));
    Caffeine caffeine = handover.settings().intakeRules().toCaffeine(milligrams);
    return AppleIntakes.create(
        handover.timestamps().parseOffsetOrLocal(time(item)), caffeine, source(item));
  }

  private static String time(JsonItem item) {
    return TwelveHourClock.toTwentyFourHours(first(item, "date", "Date", "startDate", "start"));
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

  private static DomainException wrongUnit(String wanted, String unit) {
    return DomainException.invalid(
        "wrong_unit", "the units must be %s, were '%s'".formatted(wanted, unit));
  }
}
