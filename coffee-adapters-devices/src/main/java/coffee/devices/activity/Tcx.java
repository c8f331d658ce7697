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
 * Garmin's Training Center XML. Every track point is one row; one without heart rate is skipped.
 * Averages and maxima of laps are not readings.
 */
public final class Tcx implements DeviceFormat {

  private static final Pattern ROOT = Pattern.compile("<(\\w+:)?TrainingCenterDatabase[\\s>]");
  private static final TrackPointReader POINTS =
      new TrackPointReader("tcx", Set.of("Trackpoint"), "Time", Set.of("HeartRateBpm"));

  @Override
  public String name() {
    return "tcx";
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
