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

  /** No stored text contains one: PostgreSQL has none. Names stored earlier may contain others. */
  private static final char NUL = 0;

  /**
   * Validates the arguments of an action.
   *
   * @param parameters the parameters of the action
   * @param valuesByName values by the names of the parameters
   * @throws DomainException INVALID, naming every parameter that is missing, empty, unknown or
   *     given twice
   */
  public static ActionArguments parse(
      List<ActionParameter> parameters, Map<String, List<String>> valuesByName) {
    List<String> wrong = new ArrayList<>();
    for (ActionParameter parameter : parameters) {
      if (parameter.isRequired() && !valuesByName.containsKey(parameter.name())) {
        wrong.add(parameter.name() + " is missing");
      }
    }
    Map<String, String> values = new HashMap<>();
    new TreeMap<>(valuesByName)
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
    if (texts.get(0).indexOf(NUL) >= 0) {
      return Optional.of(name + " contains a NUL character");
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
