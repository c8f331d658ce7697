package coffee.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commented-out parts of config.yml. */
class OptionalOutputsTest {

  @TempDir private Path folder;

  @Test
  void writesLogFileAndMetricsReport() throws IOException {
    try (RunningService service = RunningService.over(TestDatabase.fresh(), uncommented())) {
      assertThat(service.owner().get("/v1/coffee").status()).isEqualTo(200);
    }
    assertThat(Files.readString(folder.resolve("log/coffee.log")))
        .contains("\"route\":\"/v1/coffee\"");
    assertThat(folder.resolve("metrics"))
        .isDirectoryContaining("glob:**ManagedPooledDataSource.postgresql.active.csv");
  }

  @Test
  void logLevelChangesAtRuntime() {
    try (RunningService service = RunningService.over(TestDatabase.fresh())) {
      HttpTestClient admin = new HttpTestClient(service.adminPort(), "");
      String task = "/tasks/log-level?logger=coffee.requests&level=";
      assertThat(admin.send("POST", task + "DEBUG", BodyPublishers.noBody()).body())
          .contains("coffee.requests")
          .contains("DEBUG");
      assertThat(admin.send("POST", task + "OFF", BodyPublishers.noBody()).status()).isEqualTo(200);
    }
  }

  private Path uncommented() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/config.yml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String whole =
          text.replaceAll("(?m)^( *)#(?=- type|  |metrics:)", "$1")
              .replace("./log/", folder.resolve("log") + "/")
              .replace("./metrics", folder.resolve("metrics").toString())
              .replace("frequency: 1m", "frequency: 1m\n      reportOnStop: true");
      return Files.writeString(folder.resolve("config.yml"), whole);
    }
  }
}
