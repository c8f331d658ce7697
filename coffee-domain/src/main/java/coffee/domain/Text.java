package coffee.domain;

/** Rules for free text that people and devices send. */
public final class Text {

  private Text() {}

  /**
   * Text that can be stored and read back unchanged.
   *
   * @param text what was given
   * @param maximumLength greatest length, in Unicode code points
   * @return the same text
   * @throws DomainException {@code too_long} over the length; {@code invalid_text} if it holds
   *     U+0000 or half of a surrogate pair, which no database or file encoding can hold
   */
  public static String require(String text, int maximumLength) {
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

  private static boolean isHalfPair(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
