package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.Terms;
import coffee.devices.row.Handover;
import coffee.devices.row.Head;
import coffee.devices.row.Numbers;
import coffee.domain.imports.Entries;
import java.io.IOException;
import java.util.List;

/**
 * Heart rates from Fitbit's Web API converted to CSV: {@code value,date}. The Web API uses
 * the wearer's local time, unlike the account export.
 */
public final class FitbitWebApi implements DeviceFormat {

  private static final List<String> COLUMNS = List.of("value", "date");
  private static final String SOURCE = "fitbit";

  @Override
  public String name() {
    return "fitbit_web_api";
  }

  @Override
  public boolean recognises(byte[] head) {
    return Head.columns(head).equals(COLUMNS);
  }

  @Override
  public void read(Content content, Terms terms, Entries entries) throws IOException {
    Handover handover = new Handover(terms, entries);
    try (Table table = Table.open(content)) {
      int value = table.column("value");
      int date = table.column("date");
      while (table.next()) {
        handover.reading(
            table.row().place(),
            table.row()::text,
            () ->
                handover.plainReading(
                    handover.stamps().offsetOrLocal(table.field(date)),
                    Numbers.parse("value", table.field(value)),
                    SOURCE));
      }
    }
  }
}
