package coffee.devices.csv;

import java.util.Arrays;
import java.util.List;

/** Parses lists within a field: {@code [60,72]}. */
final class BracketedList {

  private BracketedList() {}

  /** The items, without white space around them; a text without brackets is a list of one. */
  static List<String> parse(String text) {
    String inner =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    return inner.isBlank()
        ? List.of()
        : Arrays.stream(inner.split(",", -1)).map(String::strip).toList();
  }
}
