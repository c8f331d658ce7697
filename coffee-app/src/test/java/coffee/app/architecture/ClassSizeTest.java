package coffee.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A class of the main sources has at most 250 lines. */
class ClassSizeTest {

  private static final int MAX_LINES = 250;

  @Test
  void classesAreShort() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : SourceFiles.all()) {
      int lines = Files.readAllLines(file).size();
      if (lines > MAX_LINES && isMain(file)) {
        tooLong.add(file + ": " + lines);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  private static boolean isMain(Path file) {
    return file.toString().contains("/src/main/");
  }
}
