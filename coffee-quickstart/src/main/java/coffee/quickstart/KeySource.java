package coffee.quickstart;

import java.nio.file.Path;

/**
 * Where the owner's key is stored. The key itself is never shown.
 *
 * @param description for a person
 * @param inShell what a shell replaces by the key, within double quotes
 * @param condition condition to print after "Try"; may be empty
 */
record KeySource(String description, String inShell, String condition) {

  /** The key that the environment or {@code .env} sets. */
  static KeySource environment() {
    return new KeySource(
        "the one that API_KEY sets; it is not shown", "$API_KEY", ", where API_KEY is set");
  }

  /** The key that the data directory holds. */
  static KeySource file(Path file, Path workingFolder) {
    String show = "cat " + ShellText.word(file, workingFolder);
    return new KeySource("in " + ShellText.word(file, workingFolder), "$(" + show + ")", "");
  }
}
