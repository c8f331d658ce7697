package coffee.quickstart;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Paths as a person at a terminal reads them and pastes them into a POSIX shell. */
final class ShellText {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./@%+=:,-]+");

  private ShellText() {}

  /**
   * A path as a word of a shell.
   *
   * @param path absolute and normalized
   * @param workingFolder absolute; a path within it is shown from there
   */
  static String word(Path path, Path workingFolder) {
    String shown =
        path.startsWith(workingFolder) && !path.equals(workingFolder)
            ? "./" + workingFolder.relativize(path)
            : path.toString();
    return PLAIN.matcher(shown).matches() ? shown : "'" + shown.replace("'", "'\\''") + "'";
  }
}
