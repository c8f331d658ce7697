package coffee.devices.own;

import coffee.devices.DeviceFormat;
import java.util.List;

/** The formats in which this service itself writes. */
public final class OwnFormats {

  private OwnFormats() {}

  /** All of them. */
  public static List<DeviceFormat> all() {
    return List.of(new NdjsonFormat(), new CsvFormat());
  }
}
