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
 * Garmin's Training Center XML. Every track point is one row; one without heart rate is
 * skipped. Averages and maxima of laps are not readings.
 */
public final class Tcx implements DeviceFormat {

  private static final Pattern ROOT = Pattern.compile("<(\\w+:)?TrainingCenterDatabase[\\s>]");
  private static final TrackPoints POINTS =
      new TrackPoints("tcx", Set.of("Trackpoint"), "Time", Set.of("HeartRateBpm"));

  @Override
  public String name() {
    return "tcx";
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
