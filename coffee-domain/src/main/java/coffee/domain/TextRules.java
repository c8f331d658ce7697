package coffee.domain;

/** Rules for free text that people and devices send. */
public final class TextRules {

  /** Letters and symbols that are shown as nothing: the fillers of Hangul, and Braille's blank. */
  private static final String BLANK_SYMBOLS = "\u115F\u1160\u3164\uFFA0\u2800";

  private TextRules() {}

  /**
   * Checks that a text can be stored and read back unchanged.
   *
   * @param text the text to check
   * @param maximumLength maximum length, in Unicode code points
   * @return the same text
   * @throws DomainException {@code too_long} over the length; {@code invalid_text} if it holds
   *     U+0000 or half of a surrogate pair, which no database or file encoding can hold
   */
  public static String requireStorable(String text, int maximumLength) {
    int length = 0;
    for (int i = 0; i < text.length(); length++) {
      int codePoint = text.codePointAt(i);
      if (codePoint == 0 || isHalfPair(codePoint)) {
        throw DomainException.invalid("invalid_text", "must not hold U+0000 or lone surrogates");
      }
      i += Character.charCount(codePoint);
    }
    if (length > maximumLength) {
      throw DomainException.invalid(
          "too_long", "must be at most %d characters, was %d".formatted(maximumLength, length));
    }
    return text;
  }

  /**
   * A text of one line, without characters that change how other text is shown.
   *
   * @param text the text to check
   * @param maximumLength maximum length, in Unicode code points
   * @return the same text
   * @throws DomainException as {@link #requireStorable}; {@code invalid_text} if it holds control
   *     or format characters or line separators
   */
  public static String requireOneLine(String text, int maximumLength) {
    requireStorable(text, maximumLength);
    if (text.codePoints().anyMatch(TextRules::isControl)) {
      throw DomainException.invalid(
          "invalid_text",
          "must not hold control or format characters, such as line ends or marks of direction");
    }
    return text;
  }

  /**
   * A name that can be shown anywhere, also to an operator's terminal, and that can be typed there.
   *
   * @param text the text to check
   * @param maximumLength maximum length, in Unicode code points
   * @param bearer what has the name, for the refusal: {@code a key}
   * @return the same text
   * @throws DomainException as {@link #requireOneLine}; {@code invalid_text} if it begins with a
   *     hyphen like an option of a command; {@code required} if nothing of it can be seen
   */
  public static String requireName(String text, int maximumLength, String bearer) {
    requireOneLine(text, maximumLength);
    if (text.codePoints().noneMatch(TextRules::isSeen)) {
      throw DomainException.invalid("required", bearer + " needs a name");
    }
    if (text.startsWith("-")) {
      throw DomainException.invalid("invalid_text", "must not begin with a hyphen");
    }
    return text;
  }

  /**
   * Whether a code point changes how other text is shown instead of being shown itself: control and
   * format characters, and the separators of lines and paragraphs.
   */
  public static boolean isControl(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static boolean isSeen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.SPACE_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK ->
          false;
      default -> BLANK_SYMBOLS.indexOf(codePoint) < 0;
    };
  }

  private static boolean isHalfPair(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
