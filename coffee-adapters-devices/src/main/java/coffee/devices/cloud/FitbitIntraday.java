package coffee.devices.cloud;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.json.JsonItem;
import coffee.devices.json.JsonItemReader;
import coffee.devices.json.JsonParsing;
import coffee.devices.json.JsonShape;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.domain.imports.rows.RowHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.IOException;

/**
 * A day of heart rates in a response of Fitbit's Web API: day and times are separate, both in the
 * wearer's local time.
 */
public final class FitbitIntraday implements DeviceFormat {

  private static final String DAY = "activities-heart";
  private static final String TIMES = "activities-heart-intraday";
  private static final String SOURCE = "fitbit";

  @Override
  public String name() {
    return "fitbit_intraday";
  }

  @Override
  public boolean recognizes(byte[] head) {
    JsonShape shape = JsonShape.fromHead(head);
    return shape.has("/" + DAY) && shape.has("/" + TIMES);
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (JsonItemReader items = new JsonItemReader(content)) {
      while (items.next()) {
        take(JsonItem.read(items.parser()), items, collector);
      }
    } catch (JsonProcessingException | CharConversionException broken) {
      throw JsonParsing.malformedJson(broken);
    }
  }

  private static void take(JsonItem answer, JsonItemReader items, RowCollector collector) {
    String day =
        answer.get(DAY).items().stream()
            .findFirst()
            .flatMap(summary -> summary.get("dateTime").text())
            .orElse("");
    for (JsonItem row : answer.get(TIMES, "dataset").items()) {
      String time = row.get("time").text().orElse("");
      String bpm = row.get("value").scalar().orElse("");
      collector.reading(
          items.position(),
          () -> "%s %s %s".formatted(day, time, bpm),
          () ->
              collector.readingWithoutContext(
                  collector.timestamps().parseOffsetOrLocal(day + " " + time),
                  NumberParser.parse("value", bpm),
                  SOURCE));
    }
  }
}
