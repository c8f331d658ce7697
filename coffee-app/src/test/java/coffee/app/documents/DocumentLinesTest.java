package coffee.app.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents can be read in a terminal: only tables and code have long lines. */
class DocumentLinesTest {

  private static final int MAX_LENGTH = 120;
  private static final Set<String> ROOTS = Set.of(".", "docs", "deploy", "bench", "findings");

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (String root : ROOTS) {
      int depth = root.equals(".") ? 1 : Integer.MAX_VALUE;
      try (Stream<Path> files = Files.walk(MarkdownDocument.HOME.resolve(root), depth)) {
        files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
      }
    }
    return documents;
  }

  private static List<String> longLines(Path document) {
    String path = MarkdownDocument.HOME.relativize(document).toString();
    return MarkdownDocument.read(path)
        .prose()
        .lines()
        .filter(line -> !line.startsWith("|") && line.length() > MAX_LENGTH)
        .map(line -> path + ": " + line)
        .toList();
  }

  @Test
  void proseHasNoLongLines() throws IOException {
    List<Path> documents = documents();

    assertThat(documents).hasSizeGreaterThan(20);
    assertThat(documents).allSatisfy(document -> assertThat(longLines(document)).isEmpty());
  }
}
