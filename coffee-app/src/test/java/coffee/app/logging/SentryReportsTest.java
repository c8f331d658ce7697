package coffee.app.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sentry.Sentry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SentryReportsTest {

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private HttpServer sentry;

  @BeforeEach
  void listen() throws IOException {
    sentry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    sentry.createContext("/", this::receive);
    sentry.start();
  }

  @AfterEach
  void stop() {
    sentry.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream body = new GZIPInputStream(exchange.getRequestBody())) {
      received.add(new String(body.readAllBytes(), UTF_8));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  @Test
  void reportsErrorWithRequestIdOnly() throws Throwable {
    String dsn = "http://public@127.0.0.1:%d/1".formatted(sentry.getAddress().getPort());
    List<String> reports = new ArrayList<>();
    String requestId = failOnce(Map.of("SENTRY_DSN", dsn), () -> awaitAnEvent(reports));
    received.drainTo(reports);

    assertThat(String.join("\n", reports))
        .contains("\"type\":\"event\"")
        .contains("\"level\":\"error\"")
        .contains("coffee.persistence")
        .contains(requestId)
        .doesNotContain("MarkedNote")
        .doesNotContain("Bearer")
        .doesNotContain("ip_address")
        .doesNotContain(RunningService.KEY);
  }

  private void awaitAnEvent(List<String> reports) throws InterruptedException {
    do {
      reports.add(received.take());
    } while (!reports.get(reports.size() - 1).contains("\"type\":\"event\""));
  }

  @Test
  void isDisabledWithoutDsn() throws Throwable {
    failOnce(Map.of(), () -> {});

    assertThat(received).isEmpty();
    assertThat(Sentry.isEnabled()).isFalse();
  }

  /** Makes the service fail and stop, which flushes pending reports briefly. */
  private static String failOnce(Map<String, String> environment, Executable beforeItStops)
      throws Throwable {
    TestDatabase database = TestDatabase.fresh();
    try (RunningService service = RunningService.over(database, environment)) {
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "ALTER TABLE coffee_intake ADD CONSTRAINT no CHECK (caffeine_mg <> 81)"));
      HttpTestClient.HttpTestResponse failed =
          service.owner().post("/v1/coffee", "{\"caffeine_mg\": 81, \"notes\": \"MarkedNote\"}");
      assertThat(failed.status()).isEqualTo(500);
      beforeItStops.execute();
      return failed.json().get("request_id").asText();
    }
  }
}
