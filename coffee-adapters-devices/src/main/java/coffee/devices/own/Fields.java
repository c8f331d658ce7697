package coffee.devices.own;

import coffee.domain.DomainException;
import coffee.domain.Text;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The named values of a row, as text. An empty one is none.
 *
 * @param values by name, in the file's order
 */
record Fields(Map<String, String> values) {

  private static final int MAX_SHOWN = 100;

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d{1,3})?");

  /**
   * What a field means.
   *
   * @param meaning of its text; its complaint is told with the field's name before it
   * @return empty if the row has no such field
   * @throws DomainException as {@code meaning} throws
   */
  <T> Optional<T> find(String name, Function<String, T> meaning) {
    String text = values.getOrDefault(name, "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(meaning.apply(text));
    } catch (DomainException e) {
      throw new DomainException(e.reason(), e.code(), name + ": " + e.getMessage(), e);
    }
  }

  /**
   * What a field means that every row has to have.
   *
   * @throws DomainException {@code required}, or as {@code meaning} throws
   */
  <T> T require(String name, Function<String, T> meaning) {
    return find(name, meaning)
        .orElseThrow(() -> DomainException.invalid("required", name + ": is missing"));
  }

  /**
   * Free text.
   *
   * @throws DomainException {@code too_long}, {@code invalid_text}
   */
  Optional<String> text(String name, int maximumLength) {
    return find(name, text -> Text.require(text, maximumLength));
  }

  /** Text of any length, short enough to be told. */
  static String shown(String text) {
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
  }

  /**
   * A number in text.
   *
   * @throws DomainException {@code invalid_number}; a finite number of any size is one
   */
  static double number(String text) {
    String number = text.strip();
    if (!NUMBER.matcher(number).matches()) {
      throw DomainException.invalid("invalid_number", "must be a number, was " + shown(text));
    }
    return Double.parseDouble(number);
  }
}
