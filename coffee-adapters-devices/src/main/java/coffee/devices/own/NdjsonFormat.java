package coffee.devices.own;

import coffee.devices.DeviceFormat;
import coffee.devices.Entries;
import coffee.devices.Terms;
import coffee.domain.DomainException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One JSON object a line, with the fields of the API; coffees and heart rates may mix. */
final class NdjsonFormat implements DeviceFormat {

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .readerFor(JsonNode.class);

  @Override
  public String name() {
    return "ndjson";
  }

  @Override
  public boolean recognises(byte[] head) {
    String line = TextLines.first(head).strip();
    return line.startsWith("{") && line.contains("\"timestamp\"");
  }

  @Override
  public void read(InputStream content, Terms terms, Entries entries) throws IOException {
    TextLines lines = new TextLines(content);
    for (Optional<TextLine> line = lines.nextFilled();
        line.isPresent();
        line = lines.nextFilled()) {
      row(line.get(), terms).accept(entries);
    }
  }

  private static Consumer<Entries> row(TextLine line, Terms terms) {
    try {
      Fields fields = fields(line.readable());
      return RecordKind.of(fields.values().keySet()).read(line.place(), fields, terms);
    } catch (DomainException e) {
      return entries -> entries.refused(line.problem(e));
    }
  }

  private static Fields fields(String line) {
    JsonNode object = parse(line);
    if (!object.isObject()) {
      throw DomainException.invalid("invalid_json", "must be a JSON object");
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      values.put(field.getKey(), text(field.getKey(), field.getValue()));
    }
    return new Fields(values);
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readValue(line);
    } catch (JsonProcessingException e) {
      throw DomainException.invalid("invalid_json", "is not JSON: " + e.getOriginalMessage());
    }
  }

  private static String text(String name, JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    if (!value.isTextual() && !value.isNumber()) {
      throw DomainException.invalid("wrong_type", name + ": must be text or a number");
    }
    return value.asText();
  }
}
