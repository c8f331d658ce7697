package coffee.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes fields whose names are encoded already: for what is written a thousand times. */
public final class JsonFields {

  private JsonFields() {}

  /** Writes a time. */
  public static void write(JsonGenerator json, SerializableString name, Instant instant)
      throws IOException {
    json.writeFieldName(name);
    char[] text = TimestampFormat.characters(instant);
    json.writeString(text, 0, text.length);
  }

  /** Writes a whole number. */
  public static void write(JsonGenerator json, SerializableString name, long number)
      throws IOException {
    json.writeFieldName(name);
    json.writeNumber(number);
  }

  /** Writes a number. */
  public static void write(JsonGenerator json, SerializableString name, double number)
      throws IOException {
    json.writeFieldName(name);
    json.writeNumber(number);
  }

  /** Writes a string or null. */
  public static void write(JsonGenerator json, SerializableString name, Optional<String> text)
      throws IOException {
    json.writeFieldName(name);
    if (text.isPresent()) {
      json.writeString(text.get());
    } else {
      json.writeNull();
    }
  }

  /** Writes a whole number or null. */
  public static void write(JsonGenerator json, SerializableString name, OptionalLong number)
      throws IOException {
    json.writeFieldName(name);
    if (number.isPresent()) {
      json.writeNumber(number.getAsLong());
    } else {
      json.writeNull();
    }
  }
}
