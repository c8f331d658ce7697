package coffee.rest.json;

import coffee.domain.DomainException;
import coffee.domain.TextRules;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Converts the value of one field into a domain value.
 *
 * @param <T> type of the domain value
 */
@FunctionalInterface
public interface FieldReader<T> {

  /**
   * Converts a value that is present, not null and not an empty string.
   *
   * @throws DomainException INVALID if it has the wrong type or is out of range
   */
  T read(JsonNode sent);

  /** A string, validated by the domain value. */
  static <T> FieldReader<T> text(Function<String, T> make) {
    return sent -> {
      if (!sent.isTextual()) {
        throw DomainException.invalid("wrong_type", "must be a string");
      }
      return make.apply(sent.textValue());
    };
  }

  /** A string with a maximum length in characters. */
  static FieldReader<String> text(int maximumLength) {
    return text(text -> TextRules.requireStorable(text, maximumLength));
  }

  /** A number, or a string that contains one, validated by the domain value. */
  static <T> FieldReader<T> number(DoubleFunction<T> make) {
    return sent -> make.apply(number(sent));
  }

  /** A number within a range, both ends inclusive. */
  static FieldReader<Double> number(double minimum, double maximum) {
    return number(
        value -> {
          if (!(value >= minimum && value <= maximum)) {
            throw DomainException.outOfRange(
                "must be %s to %s, was %s".formatted(plain(minimum), plain(maximum), plain(value)));
          }
          return value;
        });
  }

  /** A whole number, or a string that contains one, validated by the domain value. */
  static <T> FieldReader<T> wholeNumber(LongFunction<T> make) {
    return sent -> {
      double value = number(sent);
      if (value != Math.rint(value)) {
        throw DomainException.invalid("not_whole", "must be a whole number");
      }
      return make.apply(sent.isIntegralNumber() ? sent.longValue() : (long) value);
    };
  }

  /** A whole number within a range, both ends inclusive. */
  static FieldReader<Integer> wholeNumber(int minimum, int maximum) {
    return wholeNumber(
        value -> {
          if (value < minimum || value > maximum) {
            throw DomainException.outOfRange(
                "must be %d to %d, was %d".formatted(minimum, maximum, value));
          }
          return (int) value;
        });
  }

  /** One of a set of values. */
  static <T> FieldReader<T> oneOf(Map<String, T> words) {
    return text(
        word -> {
          T meaning = words.get(word);
          if (meaning == null) {
            throw DomainException.invalid(
                "unknown_word", "must be one of " + String.join(", ", words.keySet()));
          }
          return meaning;
        });
  }

  /** A boolean, also as a string. */
  static FieldReader<Boolean> bool() {
    return sent ->
        switch (sent.asText()) {
          case "true" -> true;
          case "false" -> false;
          default -> throw DomainException.invalid("wrong_type", "must be true or false");
        };
  }

  private static double number(JsonNode sent) {
    if (sent.isNumber()) {
      return sent.doubleValue();
    }
    return NumberText.parse(sent.isTextual() ? sent.textValue() : "");
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
