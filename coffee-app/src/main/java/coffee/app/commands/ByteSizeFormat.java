package coffee.app.commands;

import java.util.Locale;

/** Formats sizes for people. */
final class ByteSizeFormat {

  private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

  private ByteSizeFormat() {}

  /** A number of bytes in its decimal unit, such as 84.1 MB. */
  static String format(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1_000 && unit < UNITS.length - 1) {
      size /= 1_000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS[unit]);
  }
}
