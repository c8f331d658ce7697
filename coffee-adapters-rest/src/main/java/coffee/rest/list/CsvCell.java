package coffee.rest.list;

import java.util.regex.Pattern;

/**
 * Texts as cells of CSV files (RFC 4180). One that a spreadsheet would take for a formula gets an
 * apostrophe before it, as does one that starts with apostrophes and then such a sign, so that a
 * reader can take it off again.
 */
public final class CsvCell {

  private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\t\r].*");

  private CsvCell() {}

  /** A text as a cell. Quotes also keep the white space that readers take off. */
  public static String of(String text) {
    if (text.isEmpty()) {
      return text;
    }
    String harmless = isFormula(text) ? "'" + text : text;
    return isPlain(harmless) ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }

  private static boolean isFormula(String text) {
    char first = text.charAt(0);
    return !Character.isLetterOrDigit(first) && FORMULA.matcher(text).matches();
  }

  private static boolean isPlain(String text) {
    if (text.charAt(0) <= ' ' || text.charAt(text.length() - 1) <= ' ') {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return false;
      }
    }
    return true;
  }
}
