package coffee.devices.apple;

import coffee.devices.UnreadableFileException;
import coffee.devices.json.JsonItem;
import coffee.devices.json.JsonItemReader;
import coffee.domain.imports.rows.SourcePosition;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The information collected in the first pass: the names and units of the metrics, sleep and
 * workouts. Not thread-safe.
 */
final class MetricIndex implements AutoExportParser.Visitor {

  /** The app has about 150 metrics. */
  private static final int MAX_METRICS = 10_000;

  /** Sleep stages; the others are "In Bed" and "Awake". */
  private static final Set<String> ASLEEP = Set.of("asleep", "core", "deep", "rem", "unspecified");

  /** Metrics that a watch records all the time. */
  private static final Set<String> CONTINUOUS =
      Set.of(
          "heart_rate",
          "step_count",
          "active_energy",
          "basal_energy_burned",
          "walking_running_distance");

  private final SleepAndWorkouts sleepAndWorkouts;
  private final Map<Integer, String> names = new HashMap<>();
  private final Map<Integer, String> units = new HashMap<>();
  private final Map<Integer, MetricGrouping> groupings = new HashMap<>();

  MetricIndex(SleepAndWorkouts labels) {
    this.sleepAndWorkouts = labels;
  }

  @Override
  public void field(int metric, String name, JsonParser parser) throws IOException {
    if (metric >= MAX_METRICS) {
      throw new UnreadableFileException(
          "too_many_metrics",
          SourcePosition.row(metric + 1L),
          "There are more metrics than supported.");
    }
    switch (name) {
      case "name" -> names.put(metric, JsonItem.read(parser).text().orElse(""));
      case "units" -> units.put(metric, JsonItem.read(parser).text().orElse(""));
      default -> parser.skipChildren();
    }
  }

  @Override
  public void item(int metric, JsonItemReader items) throws IOException {
    // The metric's name may follow its data, but no other metric looks like sleep.
    JsonItem item = JsonItem.read(items.parser());
    groupings
        .computeIfAbsent(metric, absent -> new MetricGrouping())
        .add(MetricGrouping.time(item).orElse(""), item);
    String stage = text(item, "value").toLowerCase(Locale.ROOT);
    if (ASLEEP.contains(stage)) {
      sleepAndWorkouts.addSleep(text(item, "startDate"), text(item, "endDate"));
    } else if (item.get("sleepStart").isPresent()) {
      sleepAndWorkouts.addSleep(text(item, "sleepStart"), text(item, "sleepEnd"));
    }
  }

  private static String text(JsonItem item, String name) {
    return TwelveHourClock.toTwentyFourHours(item.get(name).text().orElse(""));
  }

  @Override
  public void workoutItem(String list, JsonItemReader items) throws IOException {
    items.parser().skipChildren();
  }

  @Override
  public void workout(String start, String end) {
    sleepAndWorkouts.addWorkout(
        TwelveHourClock.toTwentyFourHours(start), TwelveHourClock.toTwentyFourHours(end));
  }

  @Override
  public void other(String kind) {}

  private MetricGrouping groupingOf(int metric) {
    return groupings.getOrDefault(metric, new MetricGrouping());
  }

  /**
   * Whether the heart rates of a metric are means of an hour or a day: all of them are on the hour.
   * One alone may be a single reading by chance; it counts as such only if another metric that is
   * recorded all the time has items between the hours, since the setting is for all.
   */
  boolean isMean(int metric) {
    MetricGrouping grouping = groupingOf(metric);
    return grouping.isGrouped()
        || (grouping.isAllOnHour() && continuous().allMatch(MetricGrouping::isAllOnHour));
  }

  /** Whether an item of a metric is the sum of an hour or a day. */
  boolean isSum(int metric, String time) {
    MetricGrouping grouping = groupingOf(metric);
    return grouping.isAllOnHour()
        && (MetricGrouping.isMidnight(time)
            || grouping.isOfSums()
            || continuous().anyMatch(MetricGrouping::isGrouped));
  }

  private Stream<MetricGrouping> continuous() {
    return groupings.entrySet().stream()
        .filter(entry -> CONTINUOUS.contains(name(entry.getKey())))
        .map(Map.Entry::getValue);
  }

  SleepAndWorkouts sleepAndWorkouts() {
    return sleepAndWorkouts;
  }

  /**
   * In lower case and with underscores, as the documentation has them and some versions have not.
   */
  String name(int metric) {
    return names
        .getOrDefault(metric, "nameless")
        .strip()
        .toLowerCase(Locale.ROOT)
        .replace(' ', '_');
  }

  /** Empty if it has none. */
  String unit(int metric) {
    return units.getOrDefault(metric, "");
  }
}
