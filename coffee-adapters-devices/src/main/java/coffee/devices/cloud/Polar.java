package coffee.devices.cloud;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.json.JsonItem;
import coffee.devices.json.JsonItemReader;
import coffee.devices.json.JsonRowReader;
import coffee.devices.json.JsonShape;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.domain.DomainException;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;

/**
 * The continuous heart rates of a Polar account export, {@code 247ohr_*.json}: days with samples in
 * seconds from the start of the day. The files name no zone; other files of the export are in local
 * time, so these are read as local clock times.
 */
public final class Polar implements DeviceFormat {

  private static final String DAYS = "deviceDays";
  private static final String SECONDS = "secondsFromDayStart";
  private static final int SECONDS_PER_DAY = 86_400;
  private static final String SOURCE = "polar";

  @Override
  public String name() {
    return "polar";
  }

  @Override
  public boolean recognizes(byte[] head) {
    JsonShape shape = JsonShape.fromHead(head);
    return shape.has("/deviceDays/*/samples/*/heartRate")
        && shape.has("/deviceDays/*/samples/*/" + SECONDS);
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (JsonItemReader items = new JsonItemReader(content)) {
      new JsonRowReader(Set.of(DAYS)).read(items, day -> take(day, items, collector));
    }
  }

  private static void take(JsonItem day, JsonItemReader items, RowCollector collector) {
    String date = day.get("date").text().orElse("");
    for (JsonItem sample : day.get("samples").items()) {
      String seconds = sample.get(SECONDS).scalar().orElse("");
      String bpm = sample.get("heartRate").scalar().orElse("");
      collector.reading(
          items.position(),
          () -> "%s %s %s".formatted(date, seconds, bpm),
          () -> reading(collector, date, seconds, bpm));
    }
  }

  private static Reading reading(RowCollector collector, String date, String seconds, String bpm) {
    double second = NumberParser.parse(SECONDS, seconds);
    if (!(second >= 0 && second < SECONDS_PER_DAY)) {
      throw DomainException.invalid(
          "invalid_timestamp", SECONDS + " must be 0 or more, below 86400, was " + second);
    }
    return collector.readingWithoutContext(
        collector
            .timestamps()
            .resolveLocal(day(date).atStartOfDay().plusNanos(Math.round(second * 1e9))),
        NumberParser.parse("heartRate", bpm),
        SOURCE);
  }

  /** Some files continue the date with a time of midnight. */
  private static LocalDate day(String date) {
    try {
      return LocalDate.parse(date.length() > 10 ? date.substring(0, 10) : date);
    } catch (DateTimeException malformed) {
      throw DomainException.invalid("invalid_timestamp", "date must be a day such as 2026-03-01");
    }
  }
}
