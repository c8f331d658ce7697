package coffee.devices.own;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.Terms;
import coffee.devices.row.Head;
import coffee.domain.imports.Entries;
import java.io.IOException;

/** The tables of the legacy service as CSV. Client ids are derived from its ids. */
public final class OlderCsv implements DeviceFormat {

  @Override
  public String name() {
    return "older_csv";
  }

  @Override
  public boolean recognises(byte[] head) {
    return OlderTable.hasColumns(Head.columns(head));
  }

  @Override
  public void read(Content content, Terms terms, Entries entries) throws IOException {
    new RecordTable(OlderTable::nameCoffee).read(content, terms, entries);
  }
}
