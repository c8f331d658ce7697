package coffee.devices.own;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.Terms;
import coffee.devices.row.Head;
import coffee.domain.imports.Entries;
import java.io.IOException;
import java.util.List;

/** Lists and exports of this service as CSV: intakes, heart rates, or both in one file. */
public final class CoffeeCsv implements DeviceFormat {

  @Override
  public String name() {
    return "coffee_csv";
  }

  @Override
  public boolean recognises(byte[] head) {
    List<String> columns = Head.columns(head);
    return columns.contains(Field.TIMESTAMP.word())
        && (columns.contains(Field.BPM.word()) || columns.contains(Field.CAFFEINE_MG.word()));
  }

  @Override
  public void read(Content content, Terms terms, Entries entries) throws IOException {
    new RecordTable(FormulaGuard::takeOff).read(content, terms, entries);
  }
}
