package coffee.devices.activity;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.Terms;
import coffee.devices.row.Head;
import coffee.domain.imports.Entries;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * GPX with heart rates in extensions of any namespace prefix. Every point is one row; one
 * without heart rate is skipped.
 */
public final class Gpx implements DeviceFormat {

  private static final Pattern ROOT = Pattern.compile("<(\\w+:)?gpx[\\s>]");
  private static final TrackPoints POINTS =
      new TrackPoints(
          "gpx", Set.of("trkpt", "rtept", "wpt"), "time", Set.of("hr", "heartrate", "heart_rate"));

  @Override
  public String name() {
    return "gpx";
  }

  @Override
  public boolean recognises(byte[] head) {
    return ROOT.matcher(Head.text(head)).find();
  }

  @Override
  public void read(Content content, Terms terms, Entries entries) throws IOException {
    POINTS.read(content, terms, entries);
  }
}
