package coffee.web;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A script without its comments and without the blanks between its tokens that separate nothing.
 * Strings, templates and regular expressions stay as they are; so do line breaks at which a
 * statement may end. For well-formed modules; not for use by many threads.
 */
final class CompactScript {

  private static final char END = '\0';

  private final String source;
  private final StringBuilder written = new StringBuilder();

  /** Braces that are open, for each template whose expression is being read. */
  private final Deque<Integer> templates = new ArrayDeque<>();

  private int at;
  private int braces;
  private boolean isBlank;
  private boolean isLineBreak;

  CompactScript(String source) {
    this.source = source;
  }

  /** What is left of it. */
  String text() {
    while (at < source.length()) {
      step();
    }
    return written.append('\n').toString();
  }

  private void step() {
    char next = source.charAt(at);
    if (Character.isWhitespace(next)) {
      isBlank = true;
      isLineBreak |= next == '\n';
      at++;
    } else if (next == '/' && peek(1) == '*') {
      skipTo(source.indexOf("*/", at) + 2);
    } else if (next == '/' && peek(1) == '/') {
      skipTo(source.indexOf('\n', at));
    } else if (next == '\'' || next == '"') {
      copyTo(endOf(next));
    } else if (next == '`') {
      copyTo(endOfTemplate(at + 1));
    } else if (next == '/' && startsExpression()) {
      copyTo(endOfPattern());
    } else {
      copySign(next);
    }
  }

  private void copySign(char sign) {
    if (sign == '{') {
      braces++;
    } else if (sign == '}' && !templates.isEmpty() && templates.peek() == braces) {
      templates.pop();
      copyTo(endOfTemplate(at + 1));
      return;
    } else if (sign == '}') {
      braces--;
    }
    copyTo(at + 1);
  }

  private void skipTo(int end) {
    isBlank = true;
    at = end;
  }

  private void copyTo(int end) {
    separate(source.charAt(at));
    written.append(source, at, end);
    at = end;
  }

  /** Writes what stood before a token, if anything has to. */
  private void separate(char next) {
    if (written.isEmpty()) {
      isLineBreak = false;
    } else if (isLineBreak && "([{,".indexOf(last()) < 0 && ")]}".indexOf(next) < 0) {
      written.append('\n');
    } else if (isBlank && isJoined(last(), next)) {
      written.append(' ');
    }
    isBlank = false;
    isLineBreak = false;
  }

  /** Whether two characters would be read as one token. */
  private static boolean isJoined(char before, char after) {
    boolean isWord =
        Character.isJavaIdentifierPart(before) && Character.isJavaIdentifierPart(after);
    boolean isSign = before == after && "+-/".indexOf(after) >= 0;
    return isWord || isSign;
  }

  private char last() {
    return written.isEmpty() ? END : written.charAt(written.length() - 1);
  }

  private char peek(int ahead) {
    return at + ahead < source.length() ? source.charAt(at + ahead) : END;
  }

  /**
   * Whether a slash here starts a regular expression: nothing that could be divided is before it.
   */
  private boolean startsExpression() {
    return "(,=:[!&|?{;>/".indexOf(last()) >= 0;
  }

  private int endOf(char quote) {
    int end = at + 1;
    while (source.charAt(end) != quote) {
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    return end + 1;
  }

  private int endOfPattern() {
    boolean isInClass = false;
    int end = at + 1;
    while (source.charAt(end) != '/' || isInClass) {
      char sign = source.charAt(end);
      isInClass = sign == '[' || (isInClass && sign != ']');
      end += sign == '\\' ? 2 : 1;
    }
    return end + 1;
  }

  /**
   * The end of a template, or of its part before an expression, which is read as a script again.
   */
  private int endOfTemplate(int from) {
    int end = from;
    while (source.charAt(end) != '`') {
      if (source.startsWith("${", end)) {
        templates.push(braces);
        return end + 2;
      }
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    return end + 1;
  }
}
