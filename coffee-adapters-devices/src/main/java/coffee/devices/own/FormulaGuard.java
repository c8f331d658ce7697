package coffee.devices.own;

import java.util.regex.Pattern;

/**
 * The apostrophe that our CSV puts before a text that a spreadsheet would take for a formula, and
 * before one that starts with apostrophes and then such a sign.
 */
final class FormulaGuard {

  private static final Pattern GUARDED = Pattern.compile("(?s)'+[=+\\-@\t\r].*");

  private FormulaGuard() {}

  /** Takes it off the texts of a row. */
  static void takeOff(Row row) {
    for (Field field : Field.values()) {
      CharSequence text = row.text(field);
      if (!text.isEmpty() && text.charAt(0) == '\'' && GUARDED.matcher(text).matches()) {
        row.put(field, text.subSequence(1, text.length()));
      }
    }
  }
}
