package coffee.app.architecture;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A simple name of a top-level class occurs once in the modules, tests included. */
class ClassNamesTest {

  @Test
  void simpleNamesAreUnique() throws IOException {
    Map<String, List<Path>> files =
        SourceFiles.all().stream().collect(groupingBy(file -> file.getFileName().toString()));
    files.remove("package-info.java");
    assertThat(files)
        .hasSizeGreaterThan(1000)
        .allSatisfy((n, paths) -> assertThat(paths).hasSize(1));
  }
}
