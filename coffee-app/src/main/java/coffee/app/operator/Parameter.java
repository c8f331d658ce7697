package coffee.app.operator;

/**
 * Something that an action needs to know.
 *
 * @param name lower case, with underscores
 * @param help what it is
 * @param isWord whether it is given by its place; otherwise by its name
 * @param isRequired whether the action cannot do without
 */
public record Parameter(String name, String help, boolean isWord, boolean isRequired) {

  /** One that is given by its place and cannot be left out. */
  static Parameter word(String name, String help) {
    return new Parameter(name, help, true, true);
  }

  /** One that is given by its name and cannot be left out. */
  static Parameter required(String name, String help) {
    return new Parameter(name, help, false, true);
  }

  /** One that is given by its name, or left out. */
  static Parameter optional(String name, String help) {
    return new Parameter(name, help, false, false);
  }

  /** What is typed before its value: {@code --time-zone}. */
  public String flag() {
    return "--" + name.replace('_', '-');
  }
}
