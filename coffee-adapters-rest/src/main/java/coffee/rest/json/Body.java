package coffee.rest.json;

import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemException;
import coffee.rest.problem.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The body of a request, read completely, not yet understood. */
public final class Body {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final byte[] bytes;
  private final boolean lenient;

  Body(byte[] bytes, boolean lenient) {
    this.bytes = bytes;
    this.lenient = lenient;
  }

  /** What was sent, after decompression. The array is shared: nobody writes to it. */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * The members of the JSON object that the body is.
   *
   * @throws ProblemException 400 if it is not JSON, 422 if it is not an object
   */
  public Fields object() {
    return fields(JsonReader.read(text()));
  }

  /** The members of the JSON object that the body is; none if there is no body. */
  public Fields objectOrNothing() {
    return bytes.length == 0
        ? new Fields(JsonNodeFactory.instance.objectNode(), "", lenient, List.of())
        : object();
  }

  /**
   * The elements of the JSON array that the body is.
   *
   * @throws ProblemException 400 if it is not JSON, 422 if it is not an array or too long
   */
  public List<Item> array(int maximumItems) {
    JsonReader.Parsed parsed = JsonReader.read(text());
    if (!parsed.root().isArray()) {
      throw ProblemException.invalid("", "wrong_type", "must be a JSON array");
    }
    requireLength(parsed.root().size(), maximumItems);
    List<Item> items = new ArrayList<>(parsed.root().size());
    for (JsonNode element : parsed.root()) {
      items.add(item(element, repeatedIn("/" + items.size(), parsed.repeated())));
    }
    return items;
  }

  /**
   * The objects of the NDJSON lines that the body is; blank lines do not count. A line that cannot
   * be read is its own problem.
   *
   * @throws ProblemException 400 if it is not UTF-8, 422 if there are too many lines
   */
  public List<Item> lines(int maximumItems) {
    List<String> lines = text().lines().filter(line -> !line.isBlank()).toList();
    requireLength(lines.size(), maximumItems);
    return lines.stream().map(this::line).toList();
  }

  /**
   * One of many records in a body.
   *
   * @param fields its members, or empty if it has none
   * @param problem why it has none
   */
  public record Item(Optional<Fields> fields, Optional<Problem> problem) {

    private static Item of(Fields fields) {
      return new Item(Optional.of(fields), Optional.empty());
    }

    private static Item refused(Problem problem) {
      return new Item(Optional.empty(), Optional.of(problem));
    }
  }

  private Item line(String line) {
    try {
      JsonReader.Parsed parsed = JsonReader.read(line);
      return item(parsed.root(), parsed.repeated());
    } catch (ProblemException unreadable) {
      return Item.refused(unreadable.problem());
    }
  }

  private Item item(JsonNode node, List<Violation> repeated) {
    return node instanceof ObjectNode object
        ? Item.of(new Fields(object, "", lenient, repeated))
        : Item.refused(
            Problem.invalid(List.of(new Violation("", "wrong_type", "must be a JSON object"))));
  }

  private Fields fields(JsonReader.Parsed parsed) {
    if (parsed.root() instanceof ObjectNode object) {
      return new Fields(object, "", lenient, parsed.repeated());
    }
    throw ProblemException.invalid("", "wrong_type", "must be a JSON object");
  }

  private static List<Violation> repeatedIn(String element, List<Violation> repeated) {
    return repeated.stream()
        .filter(violation -> violation.pointer().startsWith(element + "/"))
        .map(
            violation ->
                new Violation(
                    violation.pointer().substring(element.length()),
                    violation.code(),
                    violation.detail()))
        .toList();
  }

  private static void requireLength(int items, int maximum) {
    if (items > maximum) {
      throw ProblemException.invalid(
          "", "too_many_items", "must be at most %d items, was %d".formatted(maximum, items));
    }
  }

  private String text() {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException wrong) {
      throw ProblemException.badRequest("invalid_utf8", "The body is not valid UTF-8.");
    }
  }
}
