package coffee.devices.cloud;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.Terms;
import coffee.devices.json.Json;
import coffee.devices.json.JsonItem;
import coffee.devices.json.JsonItems;
import coffee.devices.json.JsonShape;
import coffee.devices.row.Handover;
import coffee.devices.row.Numbers;
import coffee.domain.imports.Entries;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.IOException;

/**
 * A day of heart rates in a response of Fitbit's Web API: day and times are separate,
 * both in the wearer's local time.
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
  public boolean recognises(byte[] head) {
    JsonShape shape = JsonShape.of(head);
    return shape.has("/" + DAY) && shape.has("/" + TIMES);
  }

  @Override
  public void read(Content content, Terms terms, Entries entries) throws IOException {
    Handover handover = new Handover(terms, entries);
    try (JsonItems items = new JsonItems(content)) {
      while (items.next()) {
        take(JsonItem.read(items.parser()), items, handover);
      }
    } catch (JsonProcessingException | CharConversionException broken) {
      throw Json.unreadable(broken);
    }
  }

  private static void take(JsonItem answer, JsonItems items, Handover handover) {
    String day =
        answer.at(DAY).items().stream()
            .findFirst()
            .flatMap(summary -> summary.at("dateTime").text())
            .orElse("");
    for (JsonItem row : answer.at(TIMES, "dataset").items()) {
      String time = row.at("time").text().orElse("");
      String bpm = row.at("value").scalar().orElse("");
      handover.reading(
          items.place(),
          () -> "%s %s %s".formatted(day, time, bpm),
          () ->
              handover.plainReading(
                  handover.stamps().offsetOrLocal(day + " " + time),
                  Numbers.parse("value", bpm),
                  SOURCE));
    }
  }
}
