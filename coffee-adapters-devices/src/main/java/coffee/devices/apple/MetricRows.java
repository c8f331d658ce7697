package coffee.devices.apple;

import coffee.devices.json.JsonItem;
import coffee.devices.json.JsonItems;
import coffee.devices.row.Handover;
import coffee.devices.row.Numbers;
import coffee.devices.row.Remembered;
import coffee.devices.row.Sources;
import coffee.domain.DomainException;
import coffee.domain.heartrate.Context;
import coffee.domain.heartrate.Reading;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Converts the items of metrics. Not thread-safe. */
final class MetricRows implements MetricWalk.Visitor {

  private static final String HEART_RATE = "heart_rate";
  private static final Set<String> CAFFEINE = Set.of("dietary_caffeine", "caffeine");
  private static final Set<String> BPM = Set.of("", "bpm", "count/min", "beats/min");
  private static final String NAMELESS_SOURCE = "health_auto_export";

  private final Metrics metrics;
  private final Handover handover;
  private final Remembered<String> sources = new Remembered<>(Sources::named);

  MetricRows(Metrics metrics, Handover handover) {
    this.metrics = metrics;
    this.handover = handover;
  }

  @Override
  public void field(int metric, String name, JsonParser parser) throws IOException {
    parser.skipChildren();
  }

  @Override
  public void item(int metric, JsonItems items) throws IOException {
    String name = metrics.name(metric);
    if (name.equals(HEART_RATE)) {
      takeHeartRate(items, metrics.unit(metric), Context.Kind.UNKNOWN);
    } else if (CAFFEINE.contains(name)) {
      takeCaffeine(items, metrics.unit(metric));
    } else {
      items.parser().skipChildren();
      handover.passOver(name);
    }
  }

  @Override
  public void workoutItem(String list, JsonItems items) throws IOException {
    switch (list) {
      case "heartRateData" -> takeHeartRate(items, "", Context.Kind.EXERCISE);
      case "heartRateRecovery" -> takeHeartRate(items, "", Context.Kind.RECOVERY);
      default -> items.parser().skipChildren(); // a part of the workout, which was counted
    }
  }

  @Override
  public void workout(String start, String end) {}

  @Override
  public void other(String kind) {
    handover.passOver(kind);
  }

  private void takeHeartRate(JsonItems items, String unit, Context.Kind context)
      throws IOException {
    JsonItem item = JsonItem.read(items.parser());
    handover.reading(items.place(), items::text, () -> reading(item, unit, Context.of(context)));
  }

  private Reading reading(JsonItem item, String unit, Context context) {
    if (!BPM.contains(unit)) {
      throw wrongUnit("bpm", unit);
    }
    Instant moment = handover.stamps().offsetOrLocal(time(item));
    return handover.contextReading(
        moment,
        Numbers.parse("Avg", first(item, "Avg", "avg", "qty", "value")),
        context.kind() == Context.Kind.UNKNOWN
            ? metrics.labels().at(moment).orElse(context)
            : context,
        source(item));
  }

  private void takeCaffeine(JsonItems items, String unit) throws IOException {
    JsonItem item = JsonItem.read(items.parser());
    handover.drink(items.place(), items::text, () -> intake(item, unit));
  }

  private Intake intake(JsonItem item, String unit) {
    double milligrams =
        Grams.toMilligrams(unit, Numbers.parse("qty", first(item, "qty", "Qty", "value")))
            .orElseThrow(() -> wrongUnit("mg or g", unit));
    Caffeine caffeine = handover.terms().intakeRules().caffeine(milligrams);
    return AppleDrinks.of(handover.stamps().offsetOrLocal(time(item)), caffeine, source(item));
  }

  private static String time(JsonItem item) {
    return TwelveHours.undone(first(item, "date", "Date", "startDate", "start"));
  }

  private String source(JsonItem item) {
    Optional<String> source = item.at("source").text().filter(name -> !name.isBlank());
    return sources.of(source.orElse(NAMELESS_SOURCE));
  }

  private static String first(JsonItem item, String... names) {
    return Stream.of(names)
        .flatMap(name -> item.at(name).scalar().stream())
        .findFirst()
        .orElseThrow(() -> DomainException.invalid("required", names[0] + " is missing"));
  }

  private static DomainException wrongUnit(String wanted, String unit) {
    return DomainException.invalid(
        "wrong_unit", "the units must be %s, were '%s'".formatted(wanted, unit));
  }
}
