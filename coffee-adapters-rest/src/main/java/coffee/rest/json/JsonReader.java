package coffee.rest.json;

import coffee.rest.problem.ProblemException;
import coffee.rest.problem.Violation;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses a JSON text into a tree, and reports duplicate names. A number that exceeds a double
 * becomes infinite, so that the range check of its field refuses it.
 */
final class JsonReader {

  /** Bodies of this API have at most 4 levels. */
  private static final int MAX_DEPTH = 32;

  /** Enough for one per item of a batch. */
  private static final int MAX_REPEATED = 5_000;

  /** A full batch with all fields needs half of it. */
  static final int MAX_VALUES = 100_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;
  private final Budget budget;
  private final int maximumItems;
  private final List<Violation> repeated = new ArrayList<>();
  private int items;

  private JsonReader(JsonParser parser, Budget budget, int maximumItems) {
    this.parser = parser;
    this.budget = budget;
    this.maximumItems = maximumItems;
  }

  /** The remaining number of values to parse. A tree takes many times the bytes of its text. */
  static final class Budget {
    private int left = MAX_VALUES;

    private void spend() {
      if (left == 0) {
        throw ProblemException.badRequest(
            "too_complex", "The body contains more than %d JSON values.".formatted(MAX_VALUES));
      }
      left--;
    }
  }

  /**
   * A parsed JSON text.
   *
   * @param root root value
   * @param items number of elements if it is an array, including those left out
   * @param repeated names that occur twice in one object; the first one is used
   */
  record Parsed(JsonNode root, int items, List<Violation> repeated) {}

  /**
   * Parses a text.
   *
   * @param budget value budget of the body
   * @param maximumItems if the text is an array: further elements are counted but left out
   * @throws ProblemException 400 if it is not exactly one JSON value, or has too many of them
   */
  static Parsed read(Reader text, Budget budget, int maximumItems) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() == null) {
        throw ProblemException.badRequest("empty_body", "The body is empty; expected JSON.");
      }
      JsonReader reader = new JsonReader(parser, budget, maximumItems);
      JsonNode root =
          parser.currentToken() == JsonToken.START_ARRAY ? reader.elements() : reader.value();
      if (parser.nextToken() != null) {
        throw malformed("Unexpected content after the JSON value", parser.currentTokenLocation());
      }
      return new Parsed(root, reader.items, reader.repeated);
    } catch (StreamConstraintsException tooMuch) {
      throw ProblemException.badRequest(
          "too_complex", "The JSON is nested too deeply, or a value is too long.");
    } catch (JsonProcessingException wrong) {
      throw malformed("Invalid JSON", wrong.getLocation());
    } catch (IOException impossible) { // the text is in memory
      throw new UncheckedIOException(impossible);
    }
  }

  private static ProblemException malformed(String what, JsonLocation where) {
    return ProblemException.badRequest(
        "malformed_json",
        "%s at line %d, column %d.".formatted(what, where.getLineNr(), where.getColumnNr()));
  }

  /** Reads the outermost array; elements over the maximum are only counted. */
  private ArrayNode elements() throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (items < maximumItems) {
        array.add(value());
      } else {
        parser.skipChildren();
      }
      items++;
    }
    return array;
  }

  private JsonNode value() throws IOException {
    budget.spend();
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(Double.parseDouble(parser.getText()));
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private JsonNode integer() throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? NODES.numberNode(Double.parseDouble(parser.getText()))
        : NODES.numberNode(parser.getLongValue());
  }

  private ObjectNode object() throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      boolean again = object.has(name);
      if (again) {
        noteRepeated();
      }
      parser.nextToken();
      JsonNode value = value();
      if (!again) {
        object.set(name, value);
      }
    }
    return object;
  }

  private void noteRepeated() {
    if (repeated.size() == MAX_REPEATED) {
      throw ProblemException.badRequest("too_complex", "Too many duplicate names.");
    }
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    repeated.add(new Violation(pointer, "duplicate_field", "occurs more than once"));
  }

  private ArrayNode array() throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value());
    }
    return array;
  }
}
