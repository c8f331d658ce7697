package coffee.app.operator;

/**
 * A parameter of an action.
 *
 * @param name lower case, with underscores
 * @param help short description
 * @param isWord whether it is positional; otherwise it is an option
 * @param isRequired whether it is required
 */
public record ActionParameter(String name, String help, boolean isWord, boolean isRequired) {

  /** A required positional argument. */
  static ActionParameter word(String name, String help) {
    return new ActionParameter(name, help, true, true);
  }

  /** A required option. */
  static ActionParameter required(String name, String help) {
    return new ActionParameter(name, help, false, true);
  }

  /** An optional option. */
  static ActionParameter optional(String name, String help) {
    return new ActionParameter(name, help, false, false);
  }

  /** The option name: {@code --time-zone}. */
  public String flag() {
    return "--" + name.replace('_', '-');
  }
}
