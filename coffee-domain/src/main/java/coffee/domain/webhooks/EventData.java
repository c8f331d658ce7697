package coffee.domain.webhooks;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes the data of an event: one flat JSON object. Not thread-safe. */
final class EventData {

  private static final int FIRST_PRINTABLE = 0x20;

  private final StringBuilder json = new StringBuilder("{");

  /** Adds a text, or null. */
  EventData with(String name, Optional<String> value) {
    return raw(name, value.map(EventData::quoted).orElse("null"));
  }

  /** Adds a text. */
  EventData with(String name, String value) {
    return with(name, Optional.of(value));
  }

  /** Adds a time, in UTC. */
  EventData with(String name, Instant value) {
    return with(name, value.toString());
  }

  /** Adds a whole number. */
  EventData with(String name, long value) {
    return raw(name, Long.toString(value));
  }

  /** Adds true or false. */
  EventData with(String name, boolean value) {
    return raw(name, Boolean.toString(value));
  }

  /** Adds a whole number, or null. */
  EventData with(String name, OptionalInt value) {
    return raw(name, value.isPresent() ? Integer.toString(value.getAsInt()) : "null");
  }

  /** Adds a number. */
  EventData with(String name, double value) {
    return raw(name, number(value));
  }

  private EventData raw(String name, String value) {
    if (json.length() > 1) {
      json.append(',');
    }
    json.append(quoted(name)).append(':').append(value);
    return this;
  }

  private static String number(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  /** A JSON string. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next == '"' || next == '\\') {
        quoted.append('\\').append(next);
      } else if (next < FIRST_PRINTABLE) {
        quoted.append("\\u%04x".formatted((int) next));
      } else {
        quoted.append(next);
      }
    }
    return quoted.append('"').toString();
  }

  /** The object. */
  String text() {
    return json + "}";
  }
}
