package coffee.app.failure;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.CommandLineRun;
import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.domain.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseOutageTest {

  @TempDir private Path data;
  private Optional<RunningService> service = Optional.empty();
  private Optional<EmbeddedPostgres> again = Optional.empty();

  @AfterEach
  void stop() throws IOException {
    service.ifPresent(RunningService::close);
    if (again.isPresent()) {
      again.get().close();
    }
  }

  @Test
  void firstRequestAfterRecoverySucceeds() throws IOException {
    HttpTestClient owner;
    int port;
    try (EmbeddedPostgres postgres = start(FreePort.find())) {
      port = postgres.getPort();
      String url = postgres.getJdbcUrl("postgres", "postgres");
      CommandLineRun.run(Map.of("DATABASE_URL", url), "db", "migrate");
      service = Optional.of(RunningService.over(RunningService.environment(url, Map.of())));
      owner = service.get().owner();
      for (int i = 0; i < 5; i++) {
        assertThat(owner.post("/v1/coffee", "{\"caffeine_mg\": 80}").status()).isEqualTo(201);
      }
    }
    assertUnavailable(owner.get("/v1/coffee"));
    assertUnavailable(owner.post("/v1/coffee", "{\"caffeine_mg\": 80}"));
    assertThat(owner.get("/health").json().get("database").asText()).isEqualTo("down");
    assertThat(owner.get("/health").status()).isEqualTo(503);
    assertThat(owner.get("/health/live").status()).isEqualTo(200);

    again = Optional.of(start(port));
    assertThat(owner.post("/v1/coffee", "{\"caffeine_mg\": 80}").status()).isEqualTo(201);
    assertThat(owner.get("/v1/coffee").json()).hasSize(6);
    assertThat(owner.get("/health").status()).isEqualTo(200);
  }

  private static void assertUnavailable(HttpTestResponse answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().get("code").asText()).isEqualTo("database_unavailable");
  }

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setPGStartupWait(Duration.ofMinutes(1))
        .start();
  }
}
