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
import coffee.devices.row.StepPeriods;
import coffee.domain.DomainException;
import coffee.domain.imports.rows.RowHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * A day of heart rates or steps in a response of Fitbit's Web API: day and times are separate, both
 * in the wearer's local time.
 */
public final class FitbitIntraday implements DeviceFormat {

  private static final String HEART = "activities-heart";
  private static final String STEPS = "activities-steps";
  private static final String TIMES = "-intraday";
  private static final String SOURCE = "fitbit";
  private static final int MAX_MINUTES = 24 * 60;

  @Override
  public String name() {
    return "fitbit_intraday";
  }

  @Override
  public boolean recognizes(byte[] head) {
    JsonShape shape = JsonShape.fromHead(head);
    return Stream.of(HEART, STEPS)
        .anyMatch(name -> shape.has("/" + name) && shape.has("/" + name + TIMES));
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (JsonItemReader items = new JsonItemReader(content)) {
      while (items.next()) {
        JsonItem answer = JsonItem.read(items.parser());
        takeHeartRates(answer, items, collector);
        takeSteps(answer, items, collector);
      }
    } catch (JsonProcessingException | CharConversionException malformed) {
      throw JsonParsing.malformedJson(malformed);
    }
  }

  private static String day(JsonItem answer, String name) {
    return answer.get(name).items().stream()
        .findFirst()
        .flatMap(summary -> summary.get("dateTime").text())
        .orElse("");
  }

  private static void takeHeartRates(
      JsonItem answer, JsonItemReader items, RowCollector collector) {
    String day = day(answer, HEART);
    for (JsonItem row : answer.get(HEART + TIMES, "dataset").items()) {
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

  /** The interval is 1, 5 or 15 minutes, as it was asked for. */
  private static void takeSteps(JsonItem answer, JsonItemReader items, RowCollector collector) {
    String day = day(answer, STEPS);
    JsonItem intraday = answer.get(STEPS + TIMES);
    String minutes = intraday.get("datasetInterval").scalar().orElse("1");
    for (JsonItem row : intraday.get("dataset").items()) {
      String time = row.get("time").text().orElse("");
      String steps = row.get("value").scalar().orElse("");
      collector.steps(
          items.position(),
          () -> "%s %s %s steps".formatted(day, time, steps),
          () -> {
            Instant start = collector.timestamps().parseOffsetOrLocal(day + " " + time);
            return StepPeriods.between(
                start, start.plus(minutes(minutes)), NumberParser.parse("value", steps), SOURCE);
          });
    }
  }

  private static Duration minutes(String text) {
    double minutes = NumberParser.parse("datasetInterval", text);
    if (!(minutes >= 1 && minutes <= MAX_MINUTES)) {
      throw DomainException.outOfRange("datasetInterval must be minutes, was " + text);
    }
    return Duration.ofMinutes(Math.round(minutes));
  }
}
