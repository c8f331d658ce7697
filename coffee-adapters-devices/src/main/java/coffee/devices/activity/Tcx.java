package coffee.devices.activity;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.FileHead;
import coffee.devices.row.RowCollector;
import coffee.devices.xml.XmlElementReader;
import coffee.devices.xml.XmlElementReader.Event;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Garmin's Training Center XML. Every track point is one row; one without heart rate is skipped.
 * Averages and maxima of laps are not readings. The source is the device, which follows the points
 * of its activity; so the file is read twice.
 */
public final class Tcx implements DeviceFormat {

  private static final Pattern ROOT = Pattern.compile("<(\\w+:)?TrainingCenterDatabase[\\s>]");
  private static final TrackPointReader POINTS =
      new TrackPointReader(Set.of("Trackpoint"), "Time", Set.of("heartratebpm"));

  @Override
  public String name() {
    return "tcx";
  }

  @Override
  public boolean recognizes(byte[] head) {
    return ROOT.matcher(FileHead.text(head)).find();
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    TcxDevices devices = TcxDevices.scan(content, name());
    try (XmlElementReader elements = new XmlElementReader(content)) {
      int activities = 0;
      for (Event event = elements.next(); event != Event.FINISHED; event = elements.next()) {
        if (event == Event.START && POINTS.isPoint(elements)) {
          POINTS.read(elements, collector, devices.source(activities));
        } else if (event == Event.START && elements.name().equals(TcxDevices.ACTIVITY)) {
          activities++;
        }
      }
    }
  }
}
