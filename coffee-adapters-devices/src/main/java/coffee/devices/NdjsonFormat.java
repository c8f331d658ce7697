package coffee.devices;

import coffee.domain.DomainException;
import coffee.domain.imports.ImportRow;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** One JSON object a line, with the fields of the API; coffees and heart rates may mix. */
final class NdjsonFormat implements FileFormat {

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .readerFor(JsonNode.class);

  @Override
  public boolean recognises(byte[] opening) {
    int i = 0;
    while (i < opening.length && Character.isWhitespace(opening[i])) {
      i++;
    }
    return i < opening.length && opening[i] == '{';
  }

  @Override
  public RowReader open(BufferedInputStream content, Interpretation interpretation) {
    return new LineReader(new TextLines(content)) {
      @Override
      ImportRow read(TextLine line) {
        Fields fields = fields(line.text());
        return RecordKind.of(fields.values().keySet()).read(line.number(), fields, interpretation);
      }
    };
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
