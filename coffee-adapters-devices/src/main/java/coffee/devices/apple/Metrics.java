package coffee.devices.apple;

import coffee.devices.Place;
import coffee.devices.UnreadableFileException;
import coffee.devices.json.JsonItem;
import coffee.devices.json.JsonItems;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The names and units of the metrics that were sent. Not for many threads. */
final class Metrics implements MetricWalk.Visitor {

  /** The app knows about 150. */
  private static final int MAX_METRICS = 10_000;

  private final Map<Integer, String> names = new HashMap<>();
  private final Map<Integer, String> units = new HashMap<>();

  @Override
  public void field(int metric, String name, JsonParser parser) throws IOException {
    if (metric >= MAX_METRICS) {
      throw new UnreadableFileException(
          "too_many_metrics", Place.row(metric + 1L), "There are more metrics than the app knows.");
    }
    switch (name) {
      case "name" -> names.put(metric, JsonItem.read(parser).text().orElse(""));
      case "units" -> units.put(metric, JsonItem.read(parser).text().orElse(""));
      default -> parser.skipChildren();
    }
  }

  @Override
  public void item(int metric, JsonItems items) throws IOException {
    items.parser().skipChildren();
  }

  @Override
  public void workoutItem(String list, JsonItems items) throws IOException {
    items.parser().skipChildren();
  }

  @Override
  public void other(String kind) {}

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
