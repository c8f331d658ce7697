package coffee.devices.nativeformat;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.FileHead;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;

/** The tables of the legacy service as CSV. Client ids are derived from its ids. */
public final class LegacyCsv implements DeviceFormat {

  @Override
  public String name() {
    return "older_csv";
  }

  @Override
  public boolean recognizes(byte[] head) {
    return LegacyTable.hasColumns(FileHead.csvColumns(head));
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    new CsvRecordReader(Reading.MANUAL, LegacyTable::setClientId).read(content, settings, entries);
  }
}
