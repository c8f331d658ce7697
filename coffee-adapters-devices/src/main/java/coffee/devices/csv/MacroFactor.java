package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.FileHead;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.List;

/**
 * Caffeine in MacroFactor's food log: {@code Date,Time,Food Name,Serving Size} and nutrients, in
 * local time.
 */
public final class MacroFactor implements DeviceFormat {

  private static final List<String> FIRST_COLUMNS =
      List.of("date", "time", "food name", "serving size");

  @Override
  public String name() {
    return "macrofactor";
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
    FoodDiary.read(name(), "date", content, settings, entries);
  }
}
