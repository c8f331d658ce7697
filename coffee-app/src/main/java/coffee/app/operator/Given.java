package coffee.app.operator;

import coffee.domain.DomainException;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator said.
 *
 * @param values by the names of the parameters
 */
public record Given(Map<String, String> values) {

  /**
   * What was said for an action.
   *
   * @throws DomainException INVALID if something is missing, or is nothing that it needs to know
   */
  public static Given to(Action action, Map<String, String> values) {
    for (Parameter parameter : action.parameters()) {
      if (parameter.isRequired() && !values.containsKey(parameter.name())) {
        throw DomainException.invalid("required", parameter.name() + " is missing");
      }
    }
    for (String name : values.keySet()) {
      if (action.parameters().stream().noneMatch(parameter -> parameter.name().equals(name))) {
        throw DomainException.invalid("unknown_parameter", name + " is not known here");
      }
    }
    return new Given(values);
  }

  /** Takes a copy. */
  public Given {
    values = Map.copyOf(values);
  }

  /** What cannot be left out. */
  String text(String name) {
    return optional(name).orElseThrow(() -> new IllegalArgumentException(name));
  }

  Optional<String> optional(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
