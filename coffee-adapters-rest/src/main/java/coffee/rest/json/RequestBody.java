package coffee.rest.json;

import static java.util.stream.Collectors.groupingBy;

import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemException;
import coffee.rest.problem.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A complete request body, not yet parsed. */
public final class RequestBody {

  /** Estimated memory of one value in a parsed tree, with its name and table entry. */
  private static final int BYTES_OF_A_VALUE = 192;

  private final byte[] bytes;
  private final boolean lenient;
  private final RequestMemoryBudget.Share share;

  RequestBody(byte[] bytes, boolean lenient, RequestMemoryBudget.Share share) {
    this.bytes = bytes;
    this.lenient = lenient;
    this.share = share;
  }

  /** The received bytes after decompression. The array is shared and must not be modified. */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * Parses the body as a JSON object.
   *
   * @throws ProblemException 400 if it is not JSON, 422 if it is not an object, 503 without memory
   */
  public Fields object() {
    JsonReader.Parsed parsed = read(0); // an array is refused, whatever is in it
    return fields(parsed.root(), "", parsed.repeated());
  }

  /**
   * Parses the body as any JSON value; of an array only the number of elements is kept.
   *
   * @throws ProblemException 400 if it is not JSON or has duplicate names, 503 without memory
   */
  public JsonNode tree() {
    JsonReader.Parsed parsed = read(0);
    if (!parsed.repeated().isEmpty()) {
      throw new ProblemException(Problem.invalid(parsed.repeated()));
    }
    return parsed.root();
  }

  /** Parses the body as a JSON object; an empty body has no members. */
  public Fields objectOrNothing() {
    return bytes.length == 0
        ? new Fields(JsonNodeFactory.instance.objectNode(), "", lenient, List.of())
        : object();
  }

  /**
   * Parses the body as a JSON array of objects. Accessing an element that is no object throws.
   *
   * @throws ProblemException 400 if it is not JSON, 422 if it is not an array or too long, 503 of
   *     memory
   */
  public List<Supplier<Fields>> array(int maximumItems) {
    JsonReader.Parsed parsed = read(maximumItems);
    if (!parsed.root().isArray()) {
      throw ProblemException.invalid("", "wrong_type", "must be a JSON array");
    }
    requireLength(parsed.items(), maximumItems);
    Map<String, List<Violation>> repeated =
        parsed.repeated().stream().collect(groupingBy(RequestBody::element));
    List<Supplier<Fields>> items = new ArrayList<>(parsed.root().size());
    for (JsonNode element : parsed.root()) {
      String place = "/" + items.size();
      items.add(() -> fields(element, place, repeated.getOrDefault(place, List.of())));
    }
    return items;
  }

  /**
   * Parses the body as NDJSON; blank lines are ignored. Accessing a line that is no JSON object
   * throws.
   *
   * @throws ProblemException 400 if it is not UTF-8, 422 if there are too many lines, 503 if out of
   *     memory
   */
  public List<Supplier<Fields>> lines(int maximumItems) {
    JsonReader.Budget budget = new JsonReader.Budget();
    List<Supplier<Fields>> items = new ArrayList<>();
    for (String line : nonBlankLines(maximumItems)) {
      String place = "/" + items.size();
      items.add(() -> line(line, place, budget));
    }
    return items;
  }

  /** The lines that are not blank. Lines over the maximum are only counted. */
  private List<String> nonBlankLines(int maximumItems) {
    reserveMemory();
    List<String> lines = new ArrayList<>();
    int count = 0;
    try (BufferedReader text = new BufferedReader(StrictUtf8.reader(bytes))) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        if (line.isBlank()) {
          continue;
        }
        if (count < maximumItems) {
          lines.add(line);
        }
        count++;
      }
    } catch (IOException impossible) { // the text is in memory
      throw new UncheckedIOException(impossible);
    }
    requireLength(count, maximumItems);
    return lines;
  }

  private Fields line(String line, String place, JsonReader.Budget budget) {
    JsonReader.Parsed parsed;
    try {
      parsed = JsonReader.read(new StringReader(line), budget, 0);
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

  /** The JSON pointer segment of the element: {@code /7} of {@code /7/bpm}. */
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

  private JsonReader.Parsed read(int maximumItems) {
    reserveMemory();
    return JsonReader.read(StrictUtf8.reader(bytes), new JsonReader.Budget(), maximumItems);
  }

  /** Memory for the decoded text, and for the parsed values up to their limit. */
  private void reserveMemory() {
    int values = 1;
    for (byte one : bytes) {
      if (one == ',' || one == '[' || one == '{' || one == '\n') {
        values++;
      }
    }
    int read = Math.min(values, JsonReader.MAX_VALUES);
    share.reserve(bytes.length + (long) BYTES_OF_A_VALUE * read);
  }
}
