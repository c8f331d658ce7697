package coffee.app.configuration;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublishedKeysTest {

  private static final Path ROOT = Path.of("..");

  /** A literal value; {@code API_KEY=$(…)} and {@code ${API_KEY}} are not literal. */
  private static final Pattern KEY = Pattern.compile("API_KEY[=:] *[\"']?([A-Za-z0-9][\\w.-]*)");

  @Test
  void refusesKeysPublishedInRepository() throws IOException {
    List<String> shown;
    try (Stream<Path> files = Files.list(ROOT)) {
      shown = files.filter(Files::isRegularFile).flatMap(PublishedKeysTest::keys).toList();
    }
    for (String key : shown) {
      assertThatThrownBy(() -> new OwnerSettings(key, "").requireKey())
          .as(key)
          .isInstanceOf(OperatorException.class);
    }
  }

  private static Stream<String> keys(Path file) {
    boolean isText =
        file.toString().matches(".*\\.(md|ya?ml|example)") || file.endsWith("Dockerfile");
    try {
      return isText
          ? KEY.matcher(Files.readString(file)).results().map(PublishedKeysTest::key)
          : Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(MatchResult found) {
    return found.group(1);
  }
}
