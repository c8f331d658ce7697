package coffee.devices.cloud;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.json.JsonItem;
import coffee.devices.json.JsonItemReader;
import coffee.devices.json.JsonRowReader;
import coffee.devices.json.JsonShape;
import coffee.devices.row.AmericanTime;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.devices.row.StepPeriods;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.steps.StepCount;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The steps of a Fitbit account export, one file per month: {@code steps-2024-05-01.json}, with the
 * steps of each minute. Times are in UTC, as in {@link FitbitAccount}. Distances, calories and
 * others have the same shape, so that only the file's own name tells.
 */
public final class FitbitSteps implements DeviceFormat {

  private static final Pattern FILE = Pattern.compile("(?i)(.*/)?steps-[-0-9]+\\.json");
  private static final String SOURCE = "fitbit";

  @Override
  public String name() {
    return "fitbit_steps";
  }

  @Override
  public boolean recognizes(byte[] head) {
    return false;
  }

  @Override
  public boolean recognizes(String name, byte[] head) {
    return FILE.matcher(name).matches() && isPossible(head);
  }

  @Override
  public boolean isPossible(byte[] head) {
    JsonShape shape = JsonShape.fromHead(head);
    return shape.has("/*/dateTime")
        && shape.has("/*/value")
        && shape.paths().stream().noneMatch(path -> path.startsWith("/*/value/"));
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (JsonItemReader items = new JsonItemReader(content)) {
      new JsonRowReader(Set.of())
          .read(
              items,
              row ->
                  collector.steps(
                      items.position(), items::originalText, () -> steps(row, collector)));
    }
  }

  private static StepCount steps(JsonItem row, RowCollector collector) {
    String time = row.get("dateTime").text().orElse("");
    return StepPeriods.startingAt(
        collector.timestamps().requireValid(AmericanTime.parse(time).toInstant(ZoneOffset.UTC)),
        NumberParser.parse("value", row.get("value").scalar().orElse("")),
        SOURCE);
  }
}
