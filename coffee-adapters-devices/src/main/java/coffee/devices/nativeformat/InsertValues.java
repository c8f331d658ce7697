package coffee.devices.nativeformat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses the values of an INSERT by {@code pg_dump}: quoted strings, numbers and NULL. */
final class InsertValues {

  private InsertValues() {}

  /** Whether a line has an odd number of quotes, and so opens or closes a string. */
  static boolean togglesQuote(String line) {
    return line.chars().filter(c -> c == '\'').count() % 2 != 0;
  }

  /**
   * The rows after VALUES.
   *
   * @param rows complete rows
   * @param isCut whether there is another incomplete row
   */
  record Rows(List<List<Optional<String>>> rows, boolean isCut) {}

  /** The rows {@code (…), (…);}. */
  static Rows parse(String values) {
    List<List<Optional<String>>> rows = new ArrayList<>();
    List<Optional<String>> row = new ArrayList<>();
    int at = 0;
    while (at < values.length()) {
      char c = values.charAt(at);
      if (c == '\'') {
        int end = endOfText(values, at + 1);
        row.add(Optional.of(values.substring(at + 1, end).replace("''", "'")));
        at = end + 1;
      } else if (isBare(c)) {
        int end = endOfBare(values, at);
        String word = values.substring(at, end);
        row.add(word.equalsIgnoreCase("NULL") ? Optional.empty() : Optional.of(word));
        at = end;
      } else {
        if (c == ')') {
          rows.add(row);
          row = new ArrayList<>();
        }
        at++;
      }
    }
    return new Rows(rows, !row.isEmpty());
  }

  private static int endOfText(String values, int from) {
    int at = from;
    while (at < values.length()) {
      if (values.charAt(at) == '\'') {
        if (at + 1 >= values.length() || values.charAt(at + 1) != '\'') {
          return at;
        }
        at++;
      }
      at++;
    }
    return values.length();
  }

  private static int endOfBare(String values, int from) {
    int at = from;
    while (at < values.length() && isBare(values.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBare(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '+' || c == '_';
  }
}
