package coffee.devices.cloud;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.json.JsonItem;
import coffee.devices.json.JsonItemReader;
import coffee.devices.json.JsonRowReader;
import coffee.devices.json.JsonShape;
import coffee.devices.row.NumberParser;
import coffee.devices.row.OuraLabels;
import coffee.devices.row.RowCollector;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.Set;

/**
 * Responses of Oura's API with heart rates, {@code /v2/usercollection/heartrate}: {@code data} with
 * {@code timestamp}, {@code bpm} and {@code source}. The source of the readings is that of the
 * account export, which contains the same.
 */
public final class OuraApi implements DeviceFormat {

  private static final String SOURCE = "oura";

  @Override
  public String name() {
    return "oura_api";
  }

  @Override
  public boolean recognizes(byte[] head) {
    JsonShape shape = JsonShape.fromHead(head);
    return shape.has("/data/*/bpm")
        && shape.has("/data/*/timestamp")
        && shape.has("/data/*/source");
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (JsonItemReader items = new JsonItemReader(content)) {
      new JsonRowReader(Set.of("data"))
          .read(
              items,
              row ->
                  collector.reading(
                      items.position(), items::originalText, () -> reading(row, collector)));
    }
  }

  private static Reading reading(JsonItem row, RowCollector collector) {
    return collector.readingWithContext(
        collector.timestamps().parseWithOffset(row.get("timestamp").text().orElse("")),
        NumberParser.parse("bpm", row.get("bpm").scalar().orElse("")),
        OuraLabels.toContext(row.get("source").text().orElse("")),
        SOURCE);
  }
}
