package coffee.rest.exports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalDouble;

/** Shared JSON output of the exports. */
final class ExportJson {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .build();

  private ExportJson() {}

  /** Writes compact JSON, with a newline after each root value. */
  static JsonGenerator to(OutputStream out) throws IOException {
    JsonGenerator json = FACTORY.createGenerator(out);
    json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    return json;
  }

  /** Writes a string or null. */
  static void nullable(JsonGenerator json, String name, Optional<String> text) throws IOException {
    json.writeFieldName(name);
    if (text.isPresent()) {
      json.writeString(text.get());
    } else {
      json.writeNull();
    }
  }

  /** Writes a number or null. */
  static void nullable(JsonGenerator json, String name, OptionalDouble number) throws IOException {
    json.writeFieldName(name);
    if (number.isPresent()) {
      json.writeNumber(number.getAsDouble());
    } else {
      json.writeNull();
    }
  }

  /** Writes a string, or nothing if it is absent: these formats do not allow null. */
  static void ifPresent(JsonGenerator json, String name, Optional<String> text) throws IOException {
    if (text.isPresent() && !text.get().isEmpty()) {
      json.writeStringField(name, text.get());
    }
  }
}
