package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.FileHead;
import coffee.devices.row.FileNames;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Heart rates from Fitbit's Web API converted to CSV: {@code value,date}. The Web API uses the
 * wearer's local time, unlike the account export. Weights and much else have these columns too; so
 * such a file is read if its name in an archive or the sender says that it holds heart rates.
 */
public final class FitbitWebApi implements DeviceFormat {

  private static final List<String> COLUMNS = List.of("value", "date");
  private static final String SOURCE = "fitbit";

  /**
   * {@code heart_rate.csv}, {@code hrate_gathered_from_api.csv}; resting rates are daily values.
   */
  private static final Pattern HEART_RATES =
      Pattern.compile("(?!.*(rest|variab)).*(heart|hrate|(^|[_-])hr[_.-]).*");

  @Override
  public String name() {
    return "fitbit_web_api";
  }

  /** Returns false: the columns do not say what the values are. */
  @Override
  public boolean recognizes(byte[] head) {
    return false;
  }

  @Override
  public boolean recognizes(String name, byte[] head) {
    return HEART_RATES.matcher(FileNames.base(name)).matches() && isPossible(head);
  }

  @Override
  public boolean isPossible(byte[] head) {
    return FileHead.csvColumns(head).equals(COLUMNS);
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (CsvTable table = CsvTable.open(content)) {
      int value = table.columnIndex("value");
      int date = table.columnIndex("date");
      while (table.next()) {
        collector.reading(
            table.currentRow().position(),
            table.currentRow()::originalText,
            () ->
                collector.readingWithoutContext(
                    collector.timestamps().parseOffsetOrLocal(table.field(date)),
                    NumberParser.parse("value", table.field(value)),
                    SOURCE));
      }
    }
  }
}
