package coffee.domain.imports.rows;

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
