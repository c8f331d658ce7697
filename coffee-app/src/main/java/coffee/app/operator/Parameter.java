package coffee.app.operator;

/**
 * A parameter of an action.
 *
 * @param name lower case, with underscores
 * @param help short description
 * @param isWord whether it is positional; otherwise it is an option
 * @param isRequired whether it is required
 */
public record Parameter(String name, String help, boolean isWord, boolean isRequired) {

  /** A required positional argument. */
  static Parameter word(String name, String help) {
    return new Parameter(name, help, true, true);
  }

  /** A required option. */
  static Parameter required(String name, String help) {
    return new Parameter(name, help, false, true);
  }

  /** An optional option. */
  static Parameter optional(String name, String help) {
    return new Parameter(name, help, false, false);
  }

  /** The option name: {@code --time-zone}. */
  public String flag() {
    return "--" + name.replace('_', '-');
  }
}
