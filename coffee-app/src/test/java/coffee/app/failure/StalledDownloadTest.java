package coffee.app.failure;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.RunningService;
import coffee.domain.person.PersonId;
import coffee.persistence.TestDatabase;
import coffee.persistence.heartrate.PackedHistory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StalledDownloadTest {

  /** Far more than the buffers between a server and a client hold. */
  private static final int READINGS = 100_000;

  @Test
  void stalledExportHoldsNoDatabaseConnection() throws IOException {
    TestDatabase database = TestDatabase.fresh();
    Map<String, String> oneConnection = Map.of("DATABASE_CONNECTIONS", "1");
    try (RunningService service = RunningService.over(database, oneConnection);
        Socket stalled = new Socket()) {
      fill(database);
      stalled.setReceiveBufferSize(4_096);
      stalled.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port()));
      stalled
          .getOutputStream()
          .write(
              """
              GET /v1/export HTTP/1.1\r
              Host: localhost\r
              Authorization: Bearer %s\r
              \r
              """
                  .formatted(RunningService.KEY)
                  .getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(stalled.getInputStream(), StandardCharsets.UTF_8), 64);
      assertThat(answer.readLine()).isEqualTo("HTTP/1.1 200 OK");

      for (int call = 0; call < 5; call++) {
        assertThat(service.owner().post("/v1/coffee", "{\"caffeine_mg\": 63}").status())
            .isEqualTo(201);
      }
    }
  }

  private static void fill(TestDatabase database) {
    long owner =
        database
            .jdbi()
            .withHandle(
                handle -> handle.createQuery("SELECT id FROM person").mapTo(Long.class).one());
    PackedHistory.fill(
        database.jdbi(),
        new PersonId(owner),
        Instant.parse("2026-03-01T00:00:00Z"),
        READINGS / 3_600,
        Duration.ofSeconds(1));
  }
}
