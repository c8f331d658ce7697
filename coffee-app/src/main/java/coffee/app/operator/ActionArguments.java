package coffee.app.operator;

import coffee.domain.DomainException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The arguments of an action.
 *
 * @param values values by parameter name
 */
public record ActionArguments(Map<String, String> values) {

  /**
   * Validates the arguments of an action.
   *
   * @param parameters the parameters of the action
   * @param said values by the names of the parameters
   * @throws DomainException INVALID, naming every parameter that is missing, empty, unknown or
   *     given twice
   */
  public static ActionArguments parse(
      List<ActionParameter> parameters, Map<String, List<String>> said) {
    List<String> wrong = new ArrayList<>();
    for (ActionParameter parameter : parameters) {
      if (parameter.isRequired() && !said.containsKey(parameter.name())) {
        wrong.add(parameter.name() + " is missing");
      }
    }
    Map<String, String> values = new HashMap<>();
    new TreeMap<>(said)
        .forEach(
            (name, texts) -> {
              wrongWith(parameters, name, texts).ifPresent(wrong::add);
              values.put(name, texts.get(0));
            });
    if (!wrong.isEmpty()) {
      throw DomainException.invalid("wrong_parameters", String.join("; ", wrong));
    }
    return new ActionArguments(values);
  }

  private static Optional<String> wrongWith(
      List<ActionParameter> parameters, String name, List<String> texts) {
    if (parameters.stream().noneMatch(parameter -> parameter.name().equals(name))) {
      return Optional.of(name + " is unknown");
    }
    if (texts.size() > 1) {
      return Optional.of(name + " is given more than once");
    }
    if (texts.get(0).chars().anyMatch(Character::isISOControl)) {
      return Optional.of(name + " holds control characters");
    }
    return texts.get(0).isBlank() ? Optional.of(name + " is empty") : Optional.empty();
  }

  /** Copies the map. */
  public ActionArguments {
    values = Map.copyOf(values);
  }

  /** The value of a required parameter. */
  String text(String name) {
    return optional(name).orElseThrow(() -> new IllegalArgumentException(name));
  }

  Optional<String> optional(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
