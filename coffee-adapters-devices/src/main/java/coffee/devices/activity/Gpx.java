package coffee.devices.activity;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.FileHead;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * GPX with heart rates in extensions of any namespace prefix. Every point is one row; one without
 * heart rate is skipped.
 */
public final class Gpx implements DeviceFormat {

  private static final Pattern ROOT = Pattern.compile("<(\\w+:)?gpx[\\s>]");
  private static final TrackPointReader POINTS =
      new TrackPointReader(
          "gpx", Set.of("trkpt", "rtept", "wpt"), "time", Set.of("hr", "heartrate", "heart_rate"));

  @Override
  public String name() {
    return "gpx";
  }

  @Override
  public boolean recognises(byte[] head) {
    return ROOT.matcher(FileHead.text(head)).find();
  }

  @Override
  public void read(Content content, ReaderSettings terms, RowHandler entries) throws IOException {
    POINTS.read(content, terms, entries);
  }
}
