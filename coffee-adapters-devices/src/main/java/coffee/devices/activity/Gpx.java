package coffee.devices.activity;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.FileHead;
import coffee.devices.row.RowCollector;
import coffee.devices.row.SourceNames;
import coffee.devices.xml.XmlElementReader;
import coffee.devices.xml.XmlElementReader.Event;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * GPX with heart rates in extensions of any namespace prefix. Every point is one row; one without
 * heart rate is skipped. The program that wrote the file, {@code creator}, is the source.
 */
public final class Gpx implements DeviceFormat {

  private static final Pattern ROOT = Pattern.compile("<(\\w+:)?gpx[\\s>]");
  private static final String CREATOR = "creator";
  private static final TrackPointReader POINTS =
      new TrackPointReader(
          Set.of("trkpt", "rtept", "wpt"), "time", Set.of("hr", "heartrate", "heart_rate", "bpm"));

  @Override
  public String name() {
    return "gpx";
  }

  @Override
  public boolean recognizes(byte[] head) {
    return ROOT.matcher(FileHead.text(head)).find();
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    String source = name();
    try (XmlElementReader elements = new XmlElementReader(content)) {
      for (Event event = elements.next(); event != Event.FINISHED; event = elements.next()) {
        if (event == Event.START && POINTS.isPoint(elements)) {
          POINTS.read(elements, collector, source);
        } else if (event == Event.START
            && !elements.attribute(CREATOR).isBlank()
            && elements.name().equals(name())) {
          source = SourceNames.toSourceName(elements.attribute(CREATOR));
        }
      }
    }
  }
}
