package coffee.devices.json;

import coffee.devices.UnreadableFileException;
import coffee.domain.imports.rows.SourcePosition;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small JSON value, completely in memory.
 *
 * @param value a map, a list, a {@link JsonNumber}, a text, a boolean, or {@link #ABSENT}'s
 */
public record JsonItem(Object value) {

  /** A null or missing value. */
  public static final JsonItem ABSENT = new JsonItem(Optional.empty());

  /** A day of one reading per second, in objects of two fields. */
  private static final int MAX_VALUES = 400_000;

  private static final int MAX_TEXT = 4 << 20;

  /**
   * A number as written.
   *
   * @param text its digits
   */
  public record JsonNumber(String text) {}

  /**
   * Reads the current value of a parser to its end.
   *
   * @throws UnreadableFileException {@code item_too_large}
   */
  public static JsonItem read(JsonParser parser) throws IOException {
    return new JsonItem(new Budget().read(parser));
  }

  /**
   * The value that a text contains, such as the cell of a CSV file.
   *
   * @return {@link #ABSENT} if the text is not JSON, or too large
   */
  public static JsonItem parse(String text) {
    try (JsonParser parser = JsonParsing.FACTORY.createParser(text)) {
      return parser.nextToken() == null ? ABSENT : read(parser);
    } catch (IOException noJson) {
      return ABSENT;
    }
  }

  /** An object of fields. */
  static JsonItem of(Map<String, JsonItem> fields) {
    Map<String, Object> values = new HashMap<>();
    fields.forEach((name, item) -> values.put(name, item.value()));
    return new JsonItem(values);
  }

  /** The value at a path of names. */
  public JsonItem get(String... names) {
    Object found = value;
    for (String name : names) {
      found = found instanceof Map<?, ?> fields ? fields.get(name) : null;
      if (found == null) {
        return ABSENT;
      }
    }
    return new JsonItem(found);
  }

  public boolean isPresent() {
    return !(value instanceof Optional);
  }

  /** A text; empty for anything else. */
  public Optional<String> text() {
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** The text of a number or string, since some write numbers as strings; otherwise empty. */
  public Optional<String> scalar() {
    return value instanceof JsonNumber number ? Optional.of(number.text()) : text();
  }

  /** The items of a list; otherwise empty. */
  public List<JsonItem> items() {
    if (!(value instanceof List<?> list)) {
      return List.of();
    }
    List<JsonItem> items = new ArrayList<>(list.size());
    list.forEach(item -> items.add(new JsonItem(item)));
    return items;
  }

  /** Reads a value within limits. */
  private static final class Budget {

    private int values = MAX_VALUES;
    private int text = MAX_TEXT;

    Object read(JsonParser parser) throws IOException {
      spend(parser);
      return switch (parser.currentToken()) {
        case START_OBJECT -> readObject(parser);
        case START_ARRAY -> readList(parser);
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getText());
        case VALUE_STRING -> readText(parser);
        case VALUE_TRUE -> true;
        case VALUE_FALSE -> false;
        default -> ABSENT.value();
      };
    }

    private Map<String, Object> readObject(JsonParser parser) throws IOException {
      Map<String, Object> fields = new HashMap<>();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        fields.put(name, read(parser));
      }
      return fields;
    }

    private List<Object> readList(JsonParser parser) throws IOException {
      List<Object> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(read(parser));
      }
      return items;
    }

    private String readText(JsonParser parser) throws IOException {
      String read = parser.getText();
      text -= read.length();
      return read;
    }

    private void spend(JsonParser parser) throws UnreadableFileException {
      values--;
      if (values < 0 || text < 0) {
        long offset = Math.max(0, parser.currentTokenLocation().getByteOffset());
        throw new UnreadableFileException(
            "item_too_large",
            SourcePosition.offset(offset),
            "The item at byte %d is too large.".formatted(offset));
      }
    }
  }
}
