package coffee.rest.json;

import coffee.domain.DomainException;
import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemException;
import coffee.rest.problem.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The named values of a request: the members of a JSON object, or the query parameters.
 *
 * <p>Reading does not stop at the first mistake: every read collects its violations, and {@link
 * #finish} throws with all of them. Results are valid only after that. Not thread-safe.
 */
public final class Fields {

  private final ObjectNode object;
  private final String place;
  private final boolean lenient;
  private final List<Violation> violations;
  private final Set<String> known = new HashSet<>();

  /**
   * Creates a reader.
   *
   * @param place JSON pointer to the object: empty for the root of a body
   * @param lenient whether unknown names are ignored
   * @param violations violations found before
   */
  Fields(ObjectNode object, String place, boolean lenient, List<Violation> violations) {
    this.object = object;
    this.place = place;
    this.lenient = lenient;
    this.violations = new ArrayList<>(violations);
  }

  private Fields(Fields outer, ObjectNode object, String place) {
    this.object = object;
    this.place = place;
    this.lenient = outer.lenient;
    this.violations = outer.violations;
  }

  /** Reads the members of an object whose unknown members are violations. */
  public static Fields of(ObjectNode object) {
    return new Fields(object, "", false, List.of());
  }

  /**
   * A value that can be absent or removed.
   *
   * @param current current value, kept if nothing is sent
   * @return empty if null or an empty string was sent, or if the value is invalid
   */
  public <T> Optional<T> optional(String name, Optional<T> current, FieldReader<T> reader) {
    JsonNode sent = sentValue(name);
    if (sent == null) {
      return current;
    }
    return isEmpty(sent) ? Optional.empty() : read(name, sent, reader);
  }

  /** An optional value of a new record or a query. */
  public <T> Optional<T> optional(String name, FieldReader<T> reader) {
    return optional(name, Optional.empty(), reader);
  }

  /**
   * A value that cannot be removed.
   *
   * @param current current value, kept if nothing is sent
   * @return present once {@link #finish} has returned
   */
  public <T> Optional<T> required(String name, Optional<T> current, FieldReader<T> reader) {
    JsonNode sent = sentValue(name);
    if (sent == null && current.isPresent()) {
      return current;
    }
    if (sent == null || isEmpty(sent)) {
      refuse(name, "required", "is required");
      return Optional.empty();
    }
    return read(name, sent, reader);
  }

  /**
   * A read-only value, which may be sent back unchanged.
   *
   * @param current current value
   */
  public <T> void readOnly(String name, T current, FieldReader<T> reader) {
    JsonNode sent = sentValue(name);
    if (sent != null && !isEmpty(sent) && !equalsCurrent(sent, current, reader)) {
      refuse(name, "read_only", "is read-only");
    }
  }

  /**
   * The objects of an array, each to be read and then {@link #finishNested left}. Their violations
   * are collected here.
   *
   * @param minimum minimum number of objects
   * @param maximum maximum number of objects
   * @return empty if there is no valid array
   */
  public List<Fields> objects(String name, int minimum, int maximum) {
    JsonNode sent = sentValue(name);
    if (sent == null || !sent.isArray() || sent.size() < minimum || sent.size() > maximum) {
      refuse(
          name, "wrong_type", "must be an array of %d to %d objects".formatted(minimum, maximum));
      return List.of();
    }
    List<Fields> objects = new ArrayList<>(sent.size());
    for (int i = 0; i < sent.size(); i++) {
      String element = pointer(name) + "/" + i;
      if (sent.get(i) instanceof ObjectNode found) {
        objects.add(new Fields(this, found, element));
      } else {
        violations.add(new Violation(element, "wrong_type", "must be a JSON object"));
      }
    }
    return objects;
  }

  /** Finishes a nested object; the outer one throws with all violations. */
  public void finishNested() {
    if (!lenient) {
      refuseUnknown();
    }
  }

  /** Whether a name has a value, which may be null. */
  public boolean isSent(String name) {
    return sentValue(name) != null;
  }

  /** Whether a name has a value other than null or an empty string. */
  public boolean isGiven(String name) {
    JsonNode sent = sentValue(name);
    return sent != null && !isEmpty(sent);
  }

  /** Refuses a value that is not allowed in combination with the others. */
  public void refuseIfGiven(String name, String detail) {
    if (isGiven(name)) {
      refuse(name, "conflicting_fields", detail);
    }
  }

  /** Whether this name has been read. */
  public boolean wasRead(String name) {
    return known.contains(name);
  }

  /** Adds a violation for a member of this object. */
  public void refuse(String name, String code, String detail) {
    violations.add(new Violation(pointer(name), code, detail));
  }

  /**
   * Finishes reading.
   *
   * @throws ProblemException 422 with all violations
   */
  public void finish() {
    if (!lenient) {
      refuseUnknown();
    }
    if (!violations.isEmpty()) {
      throw new ProblemException(Problem.invalid(violations));
    }
  }

  private void refuseUnknown() {
    String code = place.equals(QueryParameters.PLACE) ? "unknown_parameter" : "unknown_field";
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (!known.contains(member.getKey())) {
        refuse(member.getKey(), code, "is unknown");
      }
    }
  }

  private JsonNode sentValue(String name) {
    known.add(name);
    return object.get(name);
  }

  private <T> Optional<T> read(String name, JsonNode sent, FieldReader<T> reader) {
    try {
      return Optional.of(reader.read(sent));
    } catch (DomainException refusal) {
      throwIfUnavailable(refusal);
      refuse(name, refusal.code(), String.valueOf(refusal.getMessage()));
      return Optional.empty();
    }
  }

  private static <T> boolean equalsCurrent(JsonNode sent, T current, FieldReader<T> reader) {
    try {
      return reader.read(sent).equals(current);
    } catch (DomainException refusal) {
      throwIfUnavailable(refusal);
      return false;
    }
  }

  /** A reader may look something up, such as the caller's time zone. */
  private static void throwIfUnavailable(DomainException failure) {
    if (failure.reason() == DomainException.Reason.UNAVAILABLE) {
      throw failure;
    }
  }

  private String pointer(String name) {
    return place + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** Mobile apps send empty strings for empty inputs. */
  private static boolean isEmpty(JsonNode sent) {
    return sent.isNull() || (sent.isTextual() && sent.textValue().isEmpty());
  }
}
