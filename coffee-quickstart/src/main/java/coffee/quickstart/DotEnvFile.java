package coffee.quickstart;

import coffee.app.configuration.OperatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of {@code NAME=value} lines. Values are literal; surrounding quotes are removed. Lines
 * that start with {@code #} are comments.
 */
final class DotEnvFile {

  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*?)\\s*");

  private static final Pattern QUOTED = Pattern.compile("(['\"])(.*)\\1");

  private DotEnvFile() {}

  /**
   * The variables of a file; empty if the file does not exist.
   *
   * @throws OperatorException if a line is malformed
   */
  static Map<String, String> read(Path file) {
    Map<String, String> variables = new HashMap<>();
    if (!Files.isRegularFile(file)) {
      return variables;
    }
    try {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
          add(line, "%s:%d".formatted(file, number), variables);
        }
      }
      return variables;
    } catch (IOException failure) {
      throw new OperatorException("%s cannot be read".formatted(file), failure);
    }
  }

  private static void add(String line, String place, Map<String, String> variables) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new OperatorException("%s must have the form NAME=value".formatted(place));
    }
    Matcher quoted = QUOTED.matcher(parts.group(2));
    variables.put(parts.group(1), quoted.matches() ? quoted.group(2) : parts.group(2));
  }
}
