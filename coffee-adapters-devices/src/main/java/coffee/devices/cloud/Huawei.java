package coffee.devices.cloud;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.UnreadableFileException;
import coffee.devices.json.JsonItem;
import coffee.devices.json.JsonItemReader;
import coffee.devices.json.JsonRowReader;
import coffee.devices.json.JsonShape;
import coffee.devices.row.EpochParser;
import coffee.devices.row.MeanInterval;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Heart rates of a Huawei Health account export, {@code health detail data.json}: records with
 * sample points in milliseconds since 1970. Older files have the heart rate as value, newer ones a
 * JSON text with {@code bpm}. Resting heart rates, other data, records of further persons of the
 * account, and records of which there is a later version are skipped; so the file is read twice.
 */
public final class Huawei implements DeviceFormat {

  private static final Set<String> KEYS =
      Set.of("DATA_POINT_DYNAMIC_HEARTRATE", "DYNAMIC_HEART_RATE");
  private static final String OTHER_PERSON = "subUser";
  private static final String VERSION = "version";
  private static final String SOURCE = "huawei";

  @Override
  public String name() {
    return "huawei";
  }

  @Override
  public boolean recognizes(byte[] head) {
    JsonShape shape = JsonShape.fromHead(head);
    return shape.has("/*/samplePoints/*/key") && shape.has("/*/samplePoints/*/startTime");
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    RecordVersions versions = versions(content);
    try (JsonItemReader items = new JsonItemReader(content)) {
      new JsonRowReader(Set.of()).read(items, item -> take(item, versions, items, collector));
    }
  }

  /** Damage ends the first pass as well as the second one, which reports it. */
  private static RecordVersions versions(Content content) throws IOException {
    RecordVersions versions = new RecordVersions();
    try (JsonItemReader items = new JsonItemReader(content)) {
      new JsonRowReader(Set.of()).read(items, item -> addVersions(item, versions));
    } catch (UnreadableFileException damaged) {
      return versions;
    }
    return versions;
  }

  private static void addVersions(JsonItem item, RecordVersions versions) {
    OptionalLong version = number(item, VERSION);
    if (version.isEmpty() || item.get(OTHER_PERSON).isPresent()) {
      return;
    }
    for (JsonItem point : item.get("samplePoints").items()) {
      if (KEYS.contains(point.get("key").text().orElse(""))) {
        number(point, "startTime").ifPresent(start -> versions.add(start, version.getAsLong()));
      }
    }
  }

  private static boolean isSuperseded(JsonItem item, JsonItem point, RecordVersions versions) {
    OptionalLong version = number(item, VERSION);
    OptionalLong start = number(point, "startTime");
    return version.isPresent()
        && start.isPresent()
        && versions.isSuperseded(start.getAsLong(), version.getAsLong());
  }

  private static OptionalLong number(JsonItem item, String name) {
    try {
      return OptionalLong.of(Long.parseLong(item.get(name).scalar().orElse("")));
    } catch (NumberFormatException missing) {
      return OptionalLong.empty();
    }
  }

  private static void take(
      JsonItem item, RecordVersions versions, JsonItemReader items, RowCollector collector) {
    if (item.get(OTHER_PERSON).isPresent()) {
      collector.skip("other_person");
      return;
    }
    for (JsonItem point : item.get("samplePoints").items()) {
      String key = point.get("key").text().orElse("other");
      if (!KEYS.contains(key)) {
        collector.skip(key);
      } else if (isSuperseded(item, point, versions)) {
        collector.skip("older_version");
      } else {
        collector.reading(
            items.position(),
            () ->
                "%s %s %s"
                    .formatted(key, point.get("startTime").value(), point.get("value").value()),
            () -> reading(point, collector));
      }
    }
  }

  private static Reading reading(JsonItem point, RowCollector collector) {
    Instant start = instant(point, "startTime", collector);
    return collector.readingWithoutContext(
        point.get("endTime").isPresent()
            ? MeanInterval.requireShort(start, instant(point, "endTime", collector))
            : start,
        NumberParser.parse("value", bpm(point)),
        SOURCE);
  }

  private static Instant instant(JsonItem point, String name, RowCollector collector) {
    return collector
        .timestamps()
        .requireValid(EpochParser.parseMillis(name, point.get(name).scalar().orElse("")));
  }

  private static String bpm(JsonItem point) {
    String value = point.get("value").scalar().orElse("");
    return value.startsWith("{") ? JsonItem.parse(value).get("bpm").scalar().orElse("") : value;
  }
}
