package coffee.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.CoffeeApplication;
import coffee.app.documents.MarkdownDocument;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code run} itself. */
class RunScriptTest {

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help"})
  void printsUsageWithoutJavaOrBuild(String word) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("bash", "./run", word);
    builder.directory(MarkdownDocument.HOME.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", "/nowhere");
    Process run = builder.start();
    assertThat(new String(run.getInputStream().readAllBytes(), UTF_8)).isEqualTo(usage());
    assertThat(run.waitFor()).isZero();
  }

  @Test
  void usageNamesEveryCommand() throws IOException {
    assertThat(usage().split("[^a-z]+", -1))
        .contains(new CoffeeApplication(Map.of()).syntax("./run").names().toArray(String[]::new));
  }

  private static String usage() throws IOException {
    try (var in = RunScriptTest.class.getResourceAsStream("/usage.txt")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
