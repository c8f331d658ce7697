package coffee.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.app.configuration.OperatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotEnvFileTest {

  @TempDir private Path folder;

  @Test
  void readsValuesLiterally() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve(".env"),
            """
            # a comment
            PORT=9000

            export TZ = "Europe/Rome"
            API_KEY='p\\a"s#s: ${w}$o'
            CORS_ORIGINS=https://a.example,https://b.example # not a comment
            EMPTY=
            """);
    assertThat(DotEnvFile.read(file))
        .isEqualTo(
            Map.of(
                "PORT", "9000",
                "TZ", "Europe/Rome",
                "API_KEY", "p\\a\"s#s: ${w}$o",
                "CORS_ORIGINS", "https://a.example,https://b.example # not a comment",
                "EMPTY", ""));
  }

  @Test
  void missingFileIsEmpty() {
    assertThat(DotEnvFile.read(folder.resolve(".env"))).isEmpty();
  }

  @Test
  void reportsInvalidLine() throws IOException {
    Path file = Files.writeString(folder.resolve(".env"), "PORT=1\ns3cret\n");
    assertThatThrownBy(() -> DotEnvFile.read(file))
        .isInstanceOf(OperatorException.class)
        .hasMessage(file + ":2 must have the form NAME=value");
  }
}
