package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.FileHead;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.List;

/**
 * Caffeine in Cronometer's {@code servings.csv}: {@code Day,Time,Group,Food Name,Amount} and
 * nutrients, in local time. Without a subscription the time may be empty, and the nutrients
 * missing.
 */
public final class Cronometer implements DeviceFormat {

  private static final List<String> FIRST_COLUMNS =
      List.of("day", "time", "group", "food name", "amount");

  @Override
  public String name() {
    return "cronometer";
  }

  @Override
  public boolean recognises(byte[] head) {
    List<String> columns = FileHead.csvColumns(head);
    return columns.size() >= FIRST_COLUMNS.size()
        && columns.subList(0, FIRST_COLUMNS.size()).equals(FIRST_COLUMNS);
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    FoodDiary.read(name(), "day", content, settings, entries);
  }
}
