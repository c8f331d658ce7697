package coffee.devices.apple;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.FileHead;
import coffee.devices.row.RowCollector;
import coffee.devices.xml.XmlElementReader;
import coffee.devices.xml.XmlElementReader.Event;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Apple Health's {@code export.xml}: heart rates, dietary caffeine and steps, each under the name
 * of the app or device that recorded it. Every child of the root is one row. Records within a
 * correlation are repeated at the root, so the correlation itself is skipped.
 *
 * <p>A heart rate within a workout is exercise, within sleep sleeping; otherwise the motion that
 * the watch recorded makes it resting or active. Sleep and workouts follow the heart rates, so the
 * file is read twice.
 */
public final class AppleHealth implements DeviceFormat {

  private static final Pattern ROOT = Pattern.compile("<HealthData[\\s>]");

  @Override
  public String name() {
    return "apple_health";
  }

  @Override
  public boolean recognizes(byte[] head) {
    return ROOT.matcher(FileHead.text(head)).find();
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    AppleRecordReader records =
        new AppleRecordReader(collector, SleepAndWorkoutScan.scan(content, collector.timestamps()));
    try (XmlElementReader elements = new XmlElementReader(content)) {
      boolean inRoot = false;
      for (Event event = elements.next(); event != Event.FINISHED; event = elements.next()) {
        if (event == Event.START && inRoot) {
          records.readElement(elements);
        } else if (event == Event.START) {
          inRoot = true;
        }
      }
    }
  }
}
