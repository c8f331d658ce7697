package coffee.app.architecture;

import coffee.app.documents.MarkdownDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The source files of all modules, tests included. */
final class SourceFiles {

  private SourceFiles() {}

  static List<Path> all() throws IOException {
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
