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
 * The named values that a client sent: the members of a JSON object, or the parameters of a query.
 *
 * <p>Reading never stops at the first mistake: every read notes what is wrong and goes on, and
 * {@link #finish} refuses with all of it. What a read returned means something only after that. Not
 * safe for use by many threads.
 */
public final class Fields {

  private final ObjectNode object;
  private final String place;
  private final boolean lenient;
  private final List<Violation> violations;
  private final Set<String> known = new HashSet<>();

  /**
   * Values to be read.
   *
   * @param place pointer to the object: empty for the root of a body
   * @param lenient whether names that nobody reads are ignored
   * @param violations what is already known to be wrong
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

  /**
   * A value that can be left out or taken away.
   *
   * @param current what it is so far: stays if nothing is sent
   * @return empty if null or an empty text was sent, or if what was sent is wrong
   */
  public <T> Optional<T> optional(String name, Optional<T> current, FieldReader<T> reader) {
    JsonNode sent = sent(name);
    if (sent == null) {
      return current;
    }
    return isEmpty(sent) ? Optional.empty() : read(name, sent, reader);
  }

  /** A value that can be left out of a new record or a question. */
  public <T> Optional<T> optional(String name, FieldReader<T> reader) {
    return optional(name, Optional.empty(), reader);
  }

  /**
   * A value that cannot be missing.
   *
   * @param current what it is so far: stays if nothing is sent
   * @return present once {@link #finish} has returned
   */
  public <T> Optional<T> required(String name, Optional<T> current, FieldReader<T> reader) {
    JsonNode sent = sent(name);
    if (sent == null && current.isPresent()) {
      return current;
    }
    if (sent == null || isEmpty(sent)) {
      refuse(name, "required", "must be given");
      return Optional.empty();
    }
    return read(name, sent, reader);
  }

  /**
   * A value that only the service decides, which may come back unchanged.
   *
   * @param current what it is
   */
  public <T> void readOnly(String name, T current, FieldReader<T> reader) {
    JsonNode sent = sent(name);
    if (sent != null && !isEmpty(sent) && !says(sent, current, reader)) {
      refuse(name, "read_only", "is decided by the service and cannot be changed");
    }
  }

  /**
   * The objects of an array, each to be read and then {@link #leave left}. What is wrong in them is
   * noted here.
   *
   * @param least smallest number of objects
   * @param greatest largest number of objects
   * @return empty if there is no such array
   */
  public List<Fields> objects(String name, int least, int greatest) {
    JsonNode sent = sent(name);
    if (sent == null || !sent.isArray() || sent.size() < least || sent.size() > greatest) {
      refuse(name, "wrong_type", "must be an array of %d to %d objects".formatted(least, greatest));
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

  /** Ends the reading of an object within another: the outer one refuses with all of it. */
  public void leave() {
    if (!lenient) {
      refuseUnknown();
    }
  }

  /** Whether something other than null or an empty text was sent under a name. */
  public boolean isGiven(String name) {
    JsonNode sent = sent(name);
    return sent != null && !isEmpty(sent);
  }

  /** Refuses a value that makes no sense beside the others. */
  public void unused(String name, String detail) {
    if (isGiven(name)) {
      refuse(name, "conflicting_fields", detail);
    }
  }

  /** Whether a read has asked for this name. */
  public boolean knows(String name) {
    return known.contains(name);
  }

  /** Notes that a value is wrong, by its place in this object. */
  public void refuse(String name, String code, String detail) {
    violations.add(new Violation(pointer(name), code, detail));
  }

  /**
   * Ends the reading.
   *
   * @throws ProblemException 422 with everything that is wrong
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
    String code = place.equals(Query.PLACE) ? "unknown_parameter" : "unknown_field";
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (!known.contains(member.getKey())) {
        refuse(member.getKey(), code, "is not known here");
      }
    }
  }

  private JsonNode sent(String name) {
    known.add(name);
    return object.get(name);
  }

  private <T> Optional<T> read(String name, JsonNode sent, FieldReader<T> reader) {
    try {
      return Optional.of(reader.read(sent));
    } catch (DomainException wrong) {
      refuse(name, wrong.code(), String.valueOf(wrong.getMessage()));
      return Optional.empty();
    }
  }

  private static <T> boolean says(JsonNode sent, T current, FieldReader<T> reader) {
    try {
      return reader.read(sent).equals(current);
    } catch (DomainException wrong) {
      return false;
    }
  }

  private String pointer(String name) {
    return place + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** Telephones send empty texts for what was not filled in. */
  private static boolean isEmpty(JsonNode sent) {
    return sent.isNull() || (sent.isTextual() && sent.textValue().isEmpty());
  }
}
