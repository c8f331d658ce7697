package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.FileHead;
import coffee.devices.row.RowCollector;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * WHOOP's export, of which nothing is imported: its journal only says if there was caffeine in a
 * day, not when or how much, and its heart rates are averages over a day or a workout. Such rows
 * are refused with an explanation.
 */
public final class Whoop implements DeviceFormat {

  private static final String NO_AMOUNT =
      "WHOOP's journal contains neither time nor amount of caffeine";
  private static final String AVERAGE =
      "WHOOP exports averages over a day or a workout, not readings";

  private static final String QUESTION = "question text";

  @Override
  public String name() {
    return "whoop";
  }

  @Override
  public boolean recognizes(byte[] head) {
    List<String> columns = columns(head);
    return (columns.contains("cycle start time") || columns.contains("workout start time"))
        && columns.contains("cycle timezone");
  }

  /** Some tools rename the columns. */
  private static List<String> columns(byte[] head) {
    return FileHead.csvColumns(head).stream().map(name -> name.replace('_', ' ')).toList();
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (CsvTable table = CsvTable.open(content)) {
      int question =
          Math.max(table.columnIndex(QUESTION), table.columnIndex(QUESTION.replace(' ', '_')));
      int yes = Math.max(table.columnIndex("answered yes"), table.columnIndex("answered_yes"));
      while (table.next()) {
        if (question < 0) {
          collector.refuse(
              table.currentRow().position(),
              table.currentRow()::originalText,
              "not_a_reading",
              AVERAGE);
        } else if (isCaffeine(table.field(question)) && isYes(table.field(yes))) {
          collector.refuse(
              table.currentRow().position(),
              table.currentRow()::originalText,
              "no_amount",
              NO_AMOUNT);
        } else {
          collector.skip("journal");
        }
      }
    }
  }

  private static boolean isCaffeine(CharSequence question) {
    return question.toString().toLowerCase(Locale.ROOT).contains("caffeine");
  }

  private static boolean isYes(CharSequence answer) {
    return answer.toString().equalsIgnoreCase("true");
  }
}
