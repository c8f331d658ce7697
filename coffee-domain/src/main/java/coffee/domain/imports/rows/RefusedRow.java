package coffee.domain.imports.rows;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a row was refused.
 *
 * @param position its position
 * @param code stable name for programs, {@code snake_case}
 * @param detail one sentence for a person
 * @param original the row as in the file, truncated to {@value #MAX_ORIGINAL_LENGTH} characters;
 *     unstorable characters are replaced by U+FFFD
 */
public record RefusedRow(SourcePosition position, String code, String detail, String original) {

  /** Enough to find and correct a row, and small enough to store many. */
  public static final int MAX_ORIGINAL_LENGTH = 500;

  private static final int UNSTORABLE = 0xFFFD;

  /** Truncates and cleans the texts. */
  public RefusedRow {
    detail = replaceUnstorable(detail);
    original =
        replaceUnstorable(
            original.length() > MAX_ORIGINAL_LENGTH
                ? original.substring(0, MAX_ORIGINAL_LENGTH)
                : original);
  }

  /** Rows in the order of their positions; files of an archive in the order of their first row. */
  static List<RefusedRow> inOrderOfPosition(List<RefusedRow> rows) {
    Map<Optional<String>, Integer> files = new HashMap<>();
    rows.forEach(row -> files.putIfAbsent(row.position().file(), files.size()));
    List<RefusedRow> sorted = new ArrayList<>(rows);
    sorted.sort(
        comparing((RefusedRow row) -> files.get(row.position().file()))
            .thenComparing(row -> row.position().number()));
    return sorted;
  }

  /** Replaces unstorable characters by U+FFFD. */
  public static String replaceUnstorable(String text) {
    if (text.codePoints().allMatch(RefusedRow::isStorable)) {
      return text;
    }
    return text.codePoints()
        .map(codePoint -> isStorable(codePoint) ? codePoint : UNSTORABLE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isStorable(int codePoint) {
    return codePoint != 0
        && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
  }
}
