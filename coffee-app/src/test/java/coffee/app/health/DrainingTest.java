package coffee.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dropwizard.util.Duration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;

class DrainingTest {

  private static final Path HERE = Path.of("..");

  /** What Dropwizard gives to work that it runs regularly; such work hardly ever runs just then. */
  private static final long REGULAR_WORK_SECONDS = 5;

  private static final String DELAY = "SHUTDOWN_DELAY=";

  @Test
  void stopsWorkOfItsOwnBeforeItServesOnForAWhile() {
    Server server = new Server();
    Thread stopping = Thread.currentThread();
    Draining draining = new Draining(java.time.Duration.ofDays(1), stopping::interrupt);
    draining.lifeCycleStopping(server);
    assertThat(Thread.interrupted()).as("it never served").isFalse();

    draining.lifeCycleStarted(server);
    draining.lifeCycleStopping(server);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(draining.isDraining()).isTrue();
  }

  @Test
  void nobodyIsKilledBeforeTheLongestEndIsOver() throws IOException {
    long longest =
        delaySeconds()
            + Draining.LAST_CALL_SECONDS
            + seconds(yaml("config.yml").at("/server/shutdownGracePeriod"))
            + REGULAR_WORK_SECONDS;
    JsonNode pod = yaml("deploy/kubernetes/deployment.yaml").at("/spec/template/spec");
    JsonNode compose = yaml("docker-compose.yml").at("/services/coffee-tracker");
    assertThat(longest).isEqualTo(32);
    assertThat(pod.get("terminationGracePeriodSeconds").asLong()).isGreaterThan(longest);
    assertThat(seconds(compose.get("stop_grace_period"))).isGreaterThan(longest);
  }

  private static JsonNode yaml(String file) throws IOException {
    return new YAMLMapper().readTree(HERE.resolve(file).toFile());
  }

  private static long seconds(JsonNode duration) {
    return Duration.parse(duration.asText()).toSeconds();
  }

  private static long delaySeconds() throws IOException {
    String image = Files.readString(HERE.resolve("Dockerfile"));
    String after = image.substring(image.indexOf(DELAY) + DELAY.length());
    return Duration.parse(after.lines().findFirst().orElseThrow()).toSeconds();
  }
}
