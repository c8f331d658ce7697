package coffee.rest.json;

import static java.util.stream.Collectors.groupingBy;

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
import java.util.Map;
import java.util.function.Supplier;

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
    JsonReader.Parsed parsed = JsonReader.read(text());
    return fields(parsed.root(), "", parsed.repeated());
  }

  /** The members of the JSON object that the body is; none if there is no body. */
  public Fields objectOrNothing() {
    return bytes.length == 0
        ? new Fields(JsonNodeFactory.instance.objectNode(), "", lenient, List.of())
        : object();
  }

  /**
   * The elements of the JSON array that the body is. Asking one that is no object throws.
   *
   * @throws ProblemException 400 if it is not JSON, 422 if it is not an array or too long
   */
  public List<Supplier<Fields>> array(int maximumItems) {
    JsonReader.Parsed parsed = JsonReader.read(text());
    if (!parsed.root().isArray()) {
      throw ProblemException.invalid("", "wrong_type", "must be a JSON array");
    }
    requireLength(parsed.root().size(), maximumItems);
    Map<String, List<Violation>> repeated =
        parsed.repeated().stream().collect(groupingBy(Body::element));
    List<Supplier<Fields>> items = new ArrayList<>(parsed.root().size());
    for (JsonNode element : parsed.root()) {
      String place = "/" + items.size();
      items.add(() -> fields(element, place, repeated.getOrDefault(place, List.of())));
    }
    return items;
  }

  /**
   * The objects of the NDJSON lines that the body is; blank lines do not count. Asking one that is
   * no JSON object throws.
   *
   * @throws ProblemException 400 if it is not UTF-8, 422 if there are too many lines
   */
  public List<Supplier<Fields>> lines(int maximumItems) {
    List<String> lines = text().lines().filter(line -> !line.isBlank()).toList();
    requireLength(lines.size(), maximumItems);
    List<Supplier<Fields>> items = new ArrayList<>(lines.size());
    for (String line : lines) {
      String place = "/" + items.size();
      items.add(() -> line(line, place));
    }
    return items;
  }

  private Fields line(String line, String place) {
    JsonReader.Parsed parsed;
    try {
      parsed = JsonReader.read(line);
    } catch (ProblemException unreadable) { // it is the body that is valid, and the item wrong
      throw ProblemException.invalid(
          place, unreadable.problem().code(), unreadable.problem().detail());
    }
    List<Violation> repeated =
        parsed.repeated().stream()
            .map(found -> new Violation(place + found.pointer(), found.code(), found.detail()))
            .toList();
    return fields(parsed.root(), place, repeated);
  }

  private Fields fields(JsonNode node, String place, List<Violation> repeated) {
    if (node instanceof ObjectNode object) {
      return new Fields(object, place, lenient, repeated);
    }
    throw ProblemException.invalid(place, "wrong_type", "must be a JSON object");
  }

  /** The part of a pointer that names the element of the array: {@code /7} of {@code /7/bpm}. */
  private static String element(Violation violation) {
    String pointer = violation.pointer();
    int end = pointer.indexOf('/', 1);
    return end < 0 ? pointer : pointer.substring(0, end);
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
