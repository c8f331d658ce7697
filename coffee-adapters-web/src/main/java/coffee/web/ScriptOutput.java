package coffee.web;

/**
 * The text of a shortened script. Between two tokens it has a line break or a blank only if they
 * need one; before the end of a block or list it has no separator. Not thread-safe.
 */
final class ScriptOutput {

  /** Stands for the character before the first and after the last one. */
  static final char END = '\0';

  /** After one of these characters a line break does not end a statement. */
  private static final String NO_END_AFTER = "([{,;=?:&|>";

  /** Before one of these characters a line break need not be kept. */
  private static final String NO_END_BEFORE = ")]}=?:&|.";

  private final StringBuilder text = new StringBuilder();

  /** Whether whitespace or a comment was left out since the last token. */
  private boolean isBlank;

  private boolean isLineBreak;

  /** Whether the last token ended a block of statements. */
  private boolean isBlockEnd;

  /** Leaves out whitespace or a comment before the next token. */
  void skip(boolean hasLineBreak) {
    isBlank = true;
    isLineBreak |= hasLineBreak;
  }

  /** Adds the token between two positions, with the line break or blank before it if needed. */
  void append(CharSequence source, int from, int end) {
    separate(source.charAt(from));
    text.append(source, from, end);
    isBlockEnd = false;
  }

  /** The brace that was added last has ended a block of statements. */
  void endBlock() {
    isBlockEnd = true;
  }

  /** Makes the last statement, which has ended with a semicolon, continue with another constant. */
  void continueStatement() {
    text.setCharAt(text.length() - 1, ',');
  }

  /** The last character; {@link #END} if there is none. */
  char last() {
    return text.isEmpty() ? END : text.charAt(text.length() - 1);
  }

  /** The whole text, which ends with a line break. */
  String text() {
    return text + "\n";
  }

  private void separate(char next) {
    dropUnneeded(next);
    if (text.isEmpty()) {
      isLineBreak = false;
    } else if (isLineBreak && mayEndStatement(next)) {
      text.append('\n');
    } else if (isBlank && areOneToken(last(), next)) {
      text.append(' ');
    }
    isBlank = false;
    isLineBreak = false;
  }

  /** Removes a semicolon before the end of a block, or a comma before the end of a list. */
  private void dropUnneeded(char next) {
    boolean isUnneeded =
        (last() == ';' && next == '}') || (last() == ',' && ")]}".indexOf(next) >= 0);
    if (isUnneeded) {
      text.setLength(text.length() - 1);
    }
  }

  private boolean mayEndStatement(char next) {
    return !isBlockEnd && NO_END_AFTER.indexOf(last()) < 0 && NO_END_BEFORE.indexOf(next) < 0;
  }

  /** Whether two characters would be read as one token. */
  private static boolean areOneToken(char before, char after) {
    boolean isWord =
        Character.isJavaIdentifierPart(before) && Character.isJavaIdentifierPart(after);
    boolean isOperator = before == after && "+-/".indexOf(after) >= 0;
    return isWord || isOperator;
  }
}
