package coffee.app.architecture;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.documents.MarkdownDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A simple name of a top-level class occurs once in the modules, tests included. */
class ClassNamesTest {

  @Test
  void simpleNamesAreUnique() throws IOException {
    Map<String, List<Path>> files =
        sources().stream().collect(groupingBy(file -> file.getFileName().toString()));
    files.remove("package-info.java");
    assertThat(files)
        .hasSizeGreaterThan(1000)
        .allSatisfy((n, paths) -> assertThat(paths).hasSize(1));
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> modules = Files.list(MarkdownDocument.HOME)) {
      for (Path module : modules.filter(it -> Files.exists(it.resolve("pom.xml"))).toList()) {
        if (!Files.isDirectory(module.resolve("src"))) {
          continue;
        }
        try (Stream<Path> all = Files.walk(module.resolve("src"))) {
          all.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
        }
      }
    }
    return sources;
  }
}
