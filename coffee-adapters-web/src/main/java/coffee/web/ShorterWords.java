package coffee.web;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shorter ways to write a word of a script, or a whole number, that mean the same. */
final class ShorterWords {

  /** Nothing assigns to a constant. */
  private static final Map<String, String> SHORTER =
      Map.of("const", "let", "true", "!0", "false", "!1", "undefined", "void 0");

  /** A decimal number that ends with at least three zeros. */
  private static final Pattern ROUND_NUMBER = Pattern.compile("([1-9]\\d*?)(0{3,})");

  private ShorterWords() {}

  /** The shortest form; of a word that is no property. */
  static String of(String word) {
    if (!Character.isDigit(word.charAt(0))) {
      return SHORTER.getOrDefault(word, word);
    }
    String number = word.replace("_", "");
    Matcher round = ROUND_NUMBER.matcher(number);
    return round.matches() ? round.group(1) + "e" + round.group(2).length() : number;
  }
}
