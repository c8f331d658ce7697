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
 * Heart rates of Zepp and Mi Fit: automatic ones, {@code date,time,heartRate} in local
 * minutes, or on-demand ones, {@code time,heartRate} with an offset.
 */
public final class Zepp implements DeviceFormat {

  private static final List<List<String>> COLUMNS =
      List.of(List.of("date", "time", "heartrate"), List.of("time", "heartrate"));
  private static final String SOURCE = "zepp";

  @Override
  public String name() {
    return "zepp";
  }

  @Override
  public boolean recognises(byte[] head) {
    return COLUMNS.contains(Head.columns(head));
  }

  @Override
  public void read(Content content, Terms terms, Entries entries) throws IOException {
    Handover handover = new Handover(terms, entries);
    try (Table table = Table.open(content)) {
      int date = table.column("date");
      int time = table.column("time");
      int bpm = table.column("heartrate");
      while (table.next()) {
        handover.reading(
            table.row().place(),
            table.row()::text,
            () ->
                handover.plainReading(
                    handover.stamps().offsetOrLocal(moment(table, date, time)),
                    Numbers.parse("heartRate", table.field(bpm)),
                    SOURCE));
      }
    }
  }

  private static CharSequence moment(Table table, int date, int time) {
    CharSequence day = table.field(date);
    return day.isEmpty() ? table.field(time) : day + " " + table.field(time);
  }
}
