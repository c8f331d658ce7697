package coffee.app.failure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.app.support.ServerProcess;
import coffee.persistence.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** The service is stopped while it is busy. */
class ServerShutdownTest {

  @Test
  void acceptedRequestsAreAnsweredBeforeShutdown() throws Exception {
    try (TestDatabase database = TestDatabase.fresh();
        ServerProcess server = ServerProcess.serving(database)) {
      Map<Integer, String> failures = new ConcurrentHashMap<>();
      Map<Integer, Integer> answered =
          ConcurrentWrites.sendAll(server.owner(), () -> end(server), failures);

      assertThat(answered)
          .hasSizeBetween(ConcurrentWrites.BEFORE_THE_END, ConcurrentWrites.COUNT - 1);
      answered.values().removeIf(status -> status == 503);
      assertThat(answered.values()).containsOnly(201);
      List<Integer> stored = ConcurrentWrites.stored(database);
      failures.keySet().retainAll(stored);
      assertThat(failures).as("stored without an acknowledgement").isEmpty();
      assertThat(stored).containsExactlyInAnyOrderElementsOf(answered.keySet());
      assertThat(server.lines()).noneMatch(line -> line.contains("ERROR"));
    }
  }

  private static void end(ServerProcess server) throws InterruptedException {
    server.tellToEnd();
    server.awaitEnd();
  }

  @Test
  void pausedRequestIsCompletedDuringShutdown() throws Exception {
    String body = "{\"caffeine_mg\": 80}";
    try (TestDatabase database = TestDatabase.fresh();
        ServerProcess server = ServerProcess.serving(database);
        Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      client.setSoTimeout(60_000);
      say(
          client,
          "POST /v1/coffee HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n"
              .formatted(RunningService.KEY),
          "Content-Type: application/json\r\nExpect: 100-continue\r\n",
          "Content-Length: %d\r\n\r\n".formatted(body.length()));
      BufferedReader answer =
          new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
      assertThat(answer.readLine()).isEqualTo("HTTP/1.1 100 Continue"); // it waits for the body
      say(client, body.substring(0, 10));

      server.tellToEnd();
      server.awaitLine("Some requests are still in progress");
      say(client, body.substring(10));

      assertThat(answer.lines()).contains("HTTP/1.1 201 Created", "Connection: close");
      server.awaitEnd();
    }
  }

  private static void say(Socket client, String... parts) throws IOException {
    client.getOutputStream().write(String.join("", parts).getBytes(UTF_8));
  }

  @Test
  void reportsDrainingAndKeepsServing() throws Exception {
    try (TestDatabase database = TestDatabase.fresh();
        ServerProcess server = ServerProcess.serving(database, Map.of("SHUTDOWN_DELAY", "10m"))) {
      assertThat(server.owner().get("/health").status()).isEqualTo(200);

      server.tellToEnd();

      HttpTestResponse health = server.owner().get("/health");
      while (health.status() == 200) {
        health = server.owner().get("/health");
      }
      assertThat(health.status()).isEqualTo(503);
      assertThat(health.json().get("status").asText()).isEqualTo("draining");
      assertThat(health.json().get("database").asText()).isEqualTo("ok");
      assertThat(health.header("Retry-After")).isNotEmpty();
      assertThat(server.owner().get("/health/live").status()).isEqualTo(200);
      HttpTestResponse coffee = server.owner().post("/v1/coffee", "{\"caffeine_mg\": 80}");
      assertThat(coffee.status()).isEqualTo(201);
      assertThat(coffee.header("Connection")).isEqualTo("close");
      assertThat(server.owner().get("/v1/coffee").json()).hasSize(1);
    }
  }
}
