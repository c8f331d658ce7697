package coffee.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthProbesTest {

  private static final Path DEPLOYMENT = Path.of("..", "deploy", "kubernetes", "deployment.yaml");

  @Test
  void probesAreNotRateLimited() throws IOException {
    try (TestDatabase database = TestDatabase.fresh();
        RunningService service =
            RunningService.over(
                database, Map.of("LIMIT_UNAUTHENTICATED", "1", "LIMIT_WINDOW", "1d"))) {
      HttpTestClient anonymous = new HttpTestClient(service.port(), "");
      assertThat(anonymous.get("/info").status()).isEqualTo(200);
      assertThat(anonymous.get("/info").status()).isEqualTo(429);
      assertThat(anonymous.get("/health").status()).isEqualTo(200);
      assertThat(anonymous.get("/health/").status()).isEqualTo(200);
      assertThat(probed()).hasSize(3);
      for (String path : probed()) {
        assertThat(anonymous.get(path).status()).as(path).isEqualTo(200);
      }
    }
  }

  @Test
  void livenessProbeIgnoresDependencies() throws IOException {
    JsonNode container = container();
    for (String probe : List.of("startupProbe", "livenessProbe")) {
      assertThat(path(container.get(probe))).isEqualTo("/health/live");
    }
    assertThat(path(container.get("readinessProbe"))).isEqualTo("/health");
  }

  private static List<String> probed() throws IOException {
    List<String> paths = new ArrayList<>();
    container().findValues("httpGet").forEach(get -> paths.add(get.get("path").asText()));
    return paths;
  }

  private static String path(JsonNode probe) {
    return probe.at("/httpGet/path").asText();
  }

  private static JsonNode container() throws IOException {
    return new YAMLMapper().readTree(DEPLOYMENT.toFile()).at("/spec/template/spec/containers/0");
  }
}
