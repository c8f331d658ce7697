package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.Terms;
import coffee.devices.row.AmericanTime;
import coffee.devices.row.Handover;
import coffee.devices.row.Head;
import coffee.devices.row.Numbers;
import coffee.devices.row.Remembered;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.Entries;
import java.io.IOException;
import java.util.List;

/**
 * Heart rates exported by Fitabase: {@code Id,Time,Value} in local time, US format. One file
 * may contain several wearers; their readings are distinguished by source, {@code fitabase:<id>}.
 */
public final class Fitabase implements DeviceFormat {

  private static final List<String> COLUMNS = List.of("id", "time", "value");

  @Override
  public String name() {
    return "fitabase";
  }

  @Override
  public boolean recognises(byte[] head) {
    return Head.columns(head).equals(COLUMNS);
  }

  @Override
  public void read(Content content, Terms terms, Entries entries) throws IOException {
    Handover handover = new Handover(terms, entries);
    try (Table table = Table.open(content)) {
      Remembered<String> sources = new Remembered<>(id -> "fitabase:" + id);
      int id = table.column("id");
      int time = table.column("time");
      int value = table.column("value");
      while (table.next()) {
        handover.reading(
            table.row().place(),
            table.row()::text,
            () -> reading(handover, table, time, value, sources.of(table.field(id))));
      }
    }
  }

  private static Reading reading(
      Handover handover, Table table, int time, int value, String source) {
    return handover.plainReading(
        handover.stamps().local(AmericanTime.parse(table.field(time))),
        Numbers.parse("Value", table.field(value)),
        source);
  }
}
