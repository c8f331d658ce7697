package coffee.app.operator;

import coffee.domain.DomainException;
import coffee.domain.person.Scope;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/** Reads what operators say of keys, and times. */
final class KeyOptionParser {

  private KeyOptionParser() {}

  /**
   * Comma-separated scopes.
   *
   * @throws DomainException {@code unknown_scope}
   */
  static Set<Scope> scopes(String text) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String name : text.split(",", -1)) {
      scopes.add(Scope.fromName(name.strip()));
    }
    return scopes;
  }

  /**
   * A date, a timestamp, or a duration from now.
   *
   * @throws DomainException if it is none of these
   */
  static Instant expiry(String text, Instant now, ZoneId zone) {
    if (!isDuration(text)) {
      return TimestampFormat.instantOrDay(() -> zone).read(TextNode.valueOf(text));
    }
    try {
      return now.plus(duration(text));
    } catch (ArithmeticException | DateTimeException tooFar) {
      throw DomainException.invalid("invalid_duration", text + " is too long");
    }
  }

  /**
   * A duration such as {@code 90d}, {@code 24h} or {@code 0s}.
   *
   * @throws DomainException {@code invalid_duration}
   */
  static Duration duration(String text) {
    try {
      return io.dropwizard.util.Duration.parse(text).toJavaDuration();
    } catch (IllegalArgumentException | ArithmeticException malformed) {
      throw DomainException.invalid(
          "invalid_duration", "%s is not a duration such as 90d, 24h, 30m or 0s".formatted(text));
    }
  }

  private static boolean isDuration(String text) {
    return text.matches("\\d+\\s*[a-z]+");
  }

  /**
   * The number of a key.
   *
   * @throws DomainException {@code wrong_type}
   */
  static long number(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw DomainException.invalid("wrong_type", text + " is not the number of a key");
    }
    return Long.parseLong(text);
  }
}
