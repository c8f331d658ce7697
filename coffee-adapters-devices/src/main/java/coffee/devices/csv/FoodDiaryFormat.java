package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.FileHead;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.List;

/** Caffeine in the food log of a nutrition app, in local time. */
public final class FoodDiaryFormat implements DeviceFormat {

  private final String name;
  private final List<String> firstColumns;

  private FoodDiaryFormat(String name, List<String> firstColumns) {
    this.name = name;
    this.firstColumns = firstColumns;
  }

  /**
   * Cronometer's {@code servings.csv}: {@code Day,Time,Group,Food Name,Amount} and nutrients.
   * Without a subscription the time may be empty, and the nutrients missing.
   */
  public static FoodDiaryFormat cronometer() {
    return new FoodDiaryFormat(
        "cronometer", List.of("day", "time", "group", "food name", "amount"));
  }

  /** MacroFactor's food log: {@code Date,Time,Food Name,Serving Size} and nutrients. */
  public static FoodDiaryFormat macroFactor() {
    return new FoodDiaryFormat("macrofactor", List.of("date", "time", "food name", "serving size"));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean recognizes(byte[] head) {
    List<String> columns = FileHead.csvColumns(head);
    return columns.size() >= firstColumns.size()
        && columns.subList(0, firstColumns.size()).equals(firstColumns);
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    FoodDiary.read(name, firstColumns.get(0), content, settings, entries);
  }
}
