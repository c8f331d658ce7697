package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.FileHead;
import coffee.devices.row.RowCollector;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.List;

/**
 * The CSV files of Health Auto Export, of which nothing is imported: their rows are averages and
 * sums of days. They are recognized and refused with what to export instead.
 */
public final class HealthAutoExportCsv implements DeviceFormat {

  private static final String DAYS =
      "CSV files of Health Auto Export have values of days; export JSON instead, with the interval"
          + " at its default";

  private static final List<String> METRICS = List.of("heart rate [", "caffeine (");

  @Override
  public String name() {
    return "health_auto_export_csv";
  }

  @Override
  public boolean recognizes(byte[] head) {
    List<String> columns = FileHead.csvColumns(head);
    return columns.indexOf("date/time") == 0
        && columns.stream().anyMatch(name -> METRICS.stream().anyMatch(name::contains));
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (CsvTable table = CsvTable.open(content)) {
      while (table.next()) {
        collector.refuse(
            table.currentRow().position(),
            table.currentRow()::originalText,
            "values_of_a_day",
            DAYS);
      }
    }
  }
}
