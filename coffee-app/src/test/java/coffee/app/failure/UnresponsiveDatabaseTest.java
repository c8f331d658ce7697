package coffee.app.failure;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.DelayProxy;
import coffee.app.support.HttpTestClient;
import coffee.app.support.RunningService;
import coffee.domain.Eventually;
import coffee.persistence.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A suspended database, or one behind a broken network, does not even refuse connections. */
class UnresponsiveDatabaseTest {

  private final TestDatabase database = TestDatabase.fresh();
  private DelayProxy proxy;
  private RunningService service;

  @BeforeEach
  void start() throws IOException {
    URI address = URI.create(database.jdbcUrl().substring("jdbc:".length()));
    proxy = new DelayProxy(address.getPort());
    String url = database.jdbcUrl().replace(":" + address.getPort(), ":" + proxy.port());
    service = RunningService.over(RunningService.environment(url, Map.of()));
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
    proxy.close();
    database.close();
  }

  /** Far below the socket timeout of a statement. */
  @Test
  @Timeout(40)
  void reportsDownWhileDatabaseIsUnresponsive() {
    HttpTestClient owner = service.owner();
    assertThat(owner.get("/health").status()).isEqualTo(200);

    proxy.delay(Duration.ofHours(1));
    Eventually.until("the last known state expires", () -> owner.get("/health").status() != 200);
    assertThat(owner.get("/health").json().path("database").asText()).isEqualTo("down");
    assertThat(owner.post("/v1/coffee", "{\"caffeine_mg\": 80}").status()).isEqualTo(503);

    proxy.delay(Duration.ZERO);
    assertThat(owner.post("/v1/coffee", "{\"caffeine_mg\": 80}").status()).isEqualTo(201);
    assertThat(owner.get("/health").status()).isEqualTo(200);
  }
}
