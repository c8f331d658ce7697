package coffee.rest.list;

import java.util.regex.Pattern;

/**
 * Writes strings as CSV cells (RFC 4180). A string that a spreadsheet would evaluate as a formula
 * gets a leading apostrophe, as does one that starts with apostrophes and then such a sign, so that
 * a reader can remove it again.
 */
public final class CsvCell {

  private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\t\r].*");

  private CsvCell() {}

  /** A string as a cell. Quotes also preserve leading and trailing white space. */
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
