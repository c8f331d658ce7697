package coffee.app.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown document.
 *
 * @param path path relative to the repository
 * @param text content
 */
public record MarkdownDocument(String path, String text) {

  /** The root of the repository, relative to the working directory of tests. */
  public static final Path HOME = Path.of("..");

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w*\n(.*?)^```$");
  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");

  /** Reads a document. */
  public static MarkdownDocument read(String path) {
    try {
      return new MarkdownDocument(path, Files.readString(HOME.resolve(path)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Lines of its code blocks, with continuation lines joined. */
  public List<String> lines() {
    return BLOCK
        .matcher(text)
        .results()
        .flatMap(block -> block.group(1).replaceAll("\\\\\n *", "").lines())
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  /** Its text without code blocks. */
  String prose() {
    return BLOCK.matcher(text).replaceAll("");
  }

  /** Inline code. */
  List<String> spans() {
    return SPAN.matcher(prose())
        .results()
        .map(span -> span.group(1).replaceAll("\\s+", " "))
        .toList();
  }

  /** All code in it. */
  List<String> code() {
    return Stream.concat(lines().stream(), spans().stream()).toList();
  }
}
