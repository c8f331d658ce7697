package coffee.app.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A service whose heap is full ends and is started again, instead of answering nobody. */
class ExitOnOutOfMemoryTest {

  private static final String OPTION = "-XX:+ExitOnOutOfMemoryError";

  /** Java with a jar to run, up to the end of the command, however many lines it takes. */
  private static final Pattern START =
      Pattern.compile("(?:\"\\$java\"|\\bjava\\b)(?:[^\\n]|\\\\\\n)*-jar(?:[^\\n]|\\\\\\n)*");

  private static List<String> starts(String file) throws IOException {
    return START
        .matcher(Files.readString(MarkdownDocument.HOME.resolve(file)))
        .results()
        .map(found -> found.group())
        .filter(command -> !command.contains(" db migrate"))
        .toList();
  }

  @Test
  void everyStartOfTheServiceHasTheOption() throws IOException {
    for (String file :
        List.of("README.md", "run", "Dockerfile", "deploy/systemd/coffee-tracker.service")) {
      assertThat(starts(file)).as(file).isNotEmpty().allMatch(start -> start.contains(OPTION));
    }
  }

  @Test
  void deploymentsKeepEntrypointOfImage() throws IOException {
    for (String file : List.of("docker-compose.yml", "deploy/kubernetes/deployment.yaml")) {
      assertThat(starts(file)).as(file).isEmpty();
      assertThat(Files.readString(MarkdownDocument.HOME.resolve(file)))
          .doesNotContain("entrypoint:");
    }
    assertThat(Files.readString(MarkdownDocument.HOME.resolve("deploy/kubernetes/deployment.yaml")))
        .doesNotContainPattern("(?m)^ *command:");
  }
}
