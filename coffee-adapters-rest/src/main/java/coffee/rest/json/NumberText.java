package coffee.rest.json;

import coffee.domain.DomainException;
import java.util.regex.Pattern;

/**
 * Decimal numbers in text, as people and programs write them; no infinities, no hexadecimals. A
 * phone set to German sends {@code 62,5}: one comma between digits is a decimal comma. Where the
 * same text could hold a thousands separator ({@code 1,234}), it is refused, because a guess would
 * be wrong by a factor of a thousand for half of the senders.
 */
final class NumberText {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+");

  /** One to three digits, the first not 0, and three more. */
  private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");

  private NumberText() {}

  /**
   * The number that a text holds, with or without white space around it.
   *
   * @throws DomainException {@code wrong_type} if it holds none; {@code ambiguous_number} if its
   *     comma can be read in two ways
   */
  static double parse(String text) {
    String stripped = text.strip();
    if (NUMBER.matcher(stripped).matches()) {
      return Double.parseDouble(stripped);
    }
    if (THOUSANDS.matcher(stripped).matches()) {
      throw DomainException.invalid(
          "ambiguous_number",
          "%s can mean %s or %s: write one of these"
              .formatted(stripped, stripped.replace(',', '.'), stripped.replace(",", "")));
    }
    if (DECIMAL_COMMA.matcher(stripped).matches()) {
      return Double.parseDouble(stripped.replace(',', '.'));
    }
    throw DomainException.invalid("wrong_type", "must be a number" + hint(stripped));
  }

  private static String hint(String text) {
    return text.chars().anyMatch(Character::isDigit) && text.indexOf(',') >= 0
        ? ": one decimal comma or point between digits, no thousands separators, such as 62.5"
        : "";
  }
}
