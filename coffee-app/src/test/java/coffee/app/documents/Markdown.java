package coffee.app.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A document.
 *
 * @param path from the top of the repository
 * @param text all of it
 */
public record Markdown(String path, String text) {

  /** The top of the repository, from where tests run. */
  public static final Path HOME = Path.of("..");

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w*\n(.*?)^```$");
  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");

  /** Reads a document. */
  public static Markdown read(String path) {
    try {
      return new Markdown(path, Files.readString(HOME.resolve(path)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Lines of its blocks of code, those that end with a backslash joined with the next. */
  public List<String> lines() {
    return BLOCK
        .matcher(text)
        .results()
        .flatMap(block -> block.group(1).replaceAll("\\\\\n *", "").lines())
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  /** Code within its sentences. */
  List<String> spans() {
    return SPAN.matcher(BLOCK.matcher(text).replaceAll(""))
        .results()
        .map(span -> span.group(1).replaceAll("\\s+", " "))
        .toList();
  }

  /** All code in it. */
  List<String> code() {
    return Stream.concat(lines().stream(), spans().stream()).toList();
  }
}
