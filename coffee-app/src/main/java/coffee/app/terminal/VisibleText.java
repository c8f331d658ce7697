package coffee.app.terminal;

import coffee.domain.TextRules;

/**
 * Text that a terminal only shows. What would control it instead (line ends, escape sequences,
 * marks of direction) is written as bash reads it within {@code $'…'}: {@code \u001B}, {@code
 * \U000E0001}.
 */
public final class VisibleText {

  private VisibleText() {}

  /** A text in one line. */
  public static String line(String text) {
    return escaped(text, "");
  }

  /** A text whose line ends and tabs stay what they are, such as a stack trace. */
  public static String lines(String text) {
    return escaped(text, "\n\t");
  }

  private static String escaped(String text, String kept) {
    if (text.codePoints().noneMatch(TextRules::isControl)) {
      return text;
    }
    StringBuilder visible = new StringBuilder();
    text.codePoints().forEach(codePoint -> append(visible, codePoint, kept));
    return visible.toString();
  }

  private static void append(StringBuilder visible, int codePoint, String kept) {
    if (!TextRules.isControl(codePoint) || kept.indexOf(codePoint) >= 0) {
      visible.appendCodePoint(codePoint);
    } else {
      visible.append(
          Character.isBmpCodePoint(codePoint)
              ? "\\u%04X".formatted(codePoint)
              : "\\U%08X".formatted(codePoint));
    }
  }

  /** The arguments of a format, of which only texts can hold anything that is to be escaped. */
  static Object[] arguments(Object[] given) {
    Object[] visible = new Object[given.length];
    for (int i = 0; i < given.length; i++) {
      visible[i] = given[i] instanceof Number ? given[i] : line(String.valueOf(given[i]));
    }
    return visible;
  }
}
