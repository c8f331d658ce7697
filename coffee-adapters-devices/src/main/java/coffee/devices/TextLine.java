package coffee.devices;

import java.util.Optional;

/**
 * A line of a text file.
 *
 * @param number the first line is 1
 * @param text without its line end; shortened, or with U+FFFD in places, where it has a fault
 * @param fault why it cannot be read
 */
record TextLine(long number, String text, Optional<String> fault) {

  private static final int MAX_SHOWN = 200;

  boolean isBlank() {
    return fault.isEmpty() && text.isBlank();
  }

  /** The text, short enough to be shown to a person. */
  static String shown(String text) {
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
  }
}
