package coffee.devices.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Reads the rows of a JSON file whose roots are rows, lists of rows, or objects with one list.
 *
 * @param listNames the possible names of such a list
 */
public record JsonRowReader(Set<String> listNames) {

  private static final JsonItem NO_FIELDS = JsonItem.of(Map.of());

  /**
   * Reads all rows in constant memory.
   *
   * @param rows receives each row, with position and text of {@code items} set to it
   * @throws coffee.devices.UnreadableFileException {@code malformed_json}, {@code item_too_large}
   */
  public void read(JsonItemReader items, Consumer<JsonItem> rows) throws IOException {
    read(items, (around, row) -> rows.accept(row));
  }

  /**
   * Reads all rows in constant memory.
   *
   * @param rows receives the fields before the list that the row is in, as an object, and the row,
   *     as for {@link #read(JsonItemReader, Consumer)}
   */
  public void read(JsonItemReader items, BiConsumer<JsonItem, JsonItem> rows) throws IOException {
    try {
      while (items.next()) {
        if (items.parser().currentToken() == JsonToken.START_OBJECT) {
          readRoot(items, rows);
        } else {
          rows.accept(NO_FIELDS, JsonItem.read(items.parser()));
        }
      }
    } catch (JsonProcessingException | CharConversionException malformed) {
      throw JsonParsing.malformedJson(malformed);
    }
  }

  private void readRoot(JsonItemReader items, BiConsumer<JsonItem, JsonItem> rows)
      throws IOException {
    JsonParser parser = items.parser();
    Map<String, JsonItem> fields = new HashMap<>();
    boolean isAround = false;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_ARRAY && listNames.contains(name)) {
        isAround = true;
        JsonItem around = JsonItem.of(fields);
        readList(items, row -> rows.accept(around, row));
      } else {
        fields.put(name, JsonItem.read(parser));
      }
    }
    if (!isAround) {
      rows.accept(NO_FIELDS, JsonItem.of(fields));
    }
  }

  private static void readList(JsonItemReader items, Consumer<JsonItem> rows) throws IOException {
    while (items.parser().nextToken() != JsonToken.END_ARRAY) {
      items.markRowStart();
      rows.accept(JsonItem.read(items.parser()));
    }
  }
}
