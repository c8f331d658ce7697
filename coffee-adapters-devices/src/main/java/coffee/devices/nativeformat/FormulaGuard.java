package coffee.devices.nativeformat;

import java.util.regex.Pattern;

/**
 * Removes the apostrophe that our CSV exports put before texts that look like a formula, and before
 * texts that start with apostrophes and such a sign.
 */
final class FormulaGuard {

  private static final Pattern GUARDED = Pattern.compile("(?s)'+[=+\\-@\t\r].*");

  private FormulaGuard() {}

  /** Removes it from the texts of a row. */
  static void removeFrom(RecordFields row) {
    for (RecordField field : RecordField.values()) {
      CharSequence text = row.text(field);
      if (!text.isEmpty() && text.charAt(0) == '\'' && GUARDED.matcher(text).matches()) {
        row.put(field, text.subSequence(1, text.length()));
      }
    }
  }
}
