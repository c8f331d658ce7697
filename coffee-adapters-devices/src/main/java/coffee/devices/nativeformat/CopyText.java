package coffee.devices.nativeformat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses the text format of PostgreSQL's COPY. */
final class CopyText {

  private static final String ESCAPES = "bfnrtv";
  private static final String MEANINGS = "\b\f\n\r\t\u000B";

  private CopyText() {}

  /** The fields of a line; empty for NULL. */
  static List<Optional<String>> parseLine(String line) {
    List<Optional<String>> fields = new ArrayList<>();
    for (String field : line.split("\t", -1)) {
      fields.add(field.equals("\\N") ? Optional.empty() : Optional.of(unescaped(field)));
    }
    return fields;
  }

  private static String unescaped(String field) {
    if (field.indexOf('\\') < 0) {
      return field;
    }
    StringBuilder text = new StringBuilder(field.length());
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '\\' && i + 1 < field.length()) {
        char escaped = field.charAt(++i);
        int known = ESCAPES.indexOf(escaped);
        text.append(known < 0 ? escaped : MEANINGS.charAt(known));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
