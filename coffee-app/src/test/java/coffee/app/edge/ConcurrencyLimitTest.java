package coffee.app.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.domain.Eventually;
import coffee.persistence.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ConcurrencyLimitTest {

  private static final String BEGINNING =
      "POST /v1/coffee HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
          + "Content-Length: 19\r\nAuthorization: Bearer "
          + RunningService.KEY
          + "\r\n\r\n";

  private static TestDatabase database;
  private static RunningService service;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    service = RunningService.over(database, Map.of("LIMIT_AT_ONCE", "2"));
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @Test
  @Timeout(300) // seconds; it ends by itself
  void limitsConcurrentRequestsPerClient() throws IOException {
    HttpTestClient phone = new HttpTestClient(service.port(), createKey());
    assertThat(phone.get("/v1/coffee").status()).isEqualTo(200);
    HttpTestClient anonymous = new HttpTestClient(service.port(), "");
    List<Socket> begun = new ArrayList<>();
    try {
      HttpTestResponse refused = beginUntilRefused(begun);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.json().get("code").asText()).isEqualTo("too_many_at_once");
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      assertThat(phone.get("/v1/coffee").status()).isEqualTo(200);
      assertThat(anonymous.get("/v1/coffee").status()).isEqualTo(401);
      assertThat(service.owner().get("/health").status()).isEqualTo(200);
    } finally {
      for (Socket socket : begun) {
        socket.close();
      }
    }
    Eventually.until(
        "closed connections free their slots",
        () -> {
          assertThat(phone.get("/v1/coffee").status()).isEqualTo(200);
          return service.owner().get("/v1/coffee").status() == 200;
        });
  }

  /** A request that comes while the last slot is briefly taken is refused itself: retried. */
  private static HttpTestResponse beginUntilRefused(List<Socket> begun) throws IOException {
    HttpTestResponse answer;
    do {
      begun.add(begin());
      answer = service.owner().get("/v1/coffee");
    } while (answer.status() == 200);
    return answer;
  }

  private static String createKey() {
    return service
        .owner()
        .post("/v1/keys", "{\"name\": \"phone\", \"scopes\": [\"read\"]}")
        .json()
        .get("key")
        .asText();
  }

  private static Socket begin() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
    socket.getOutputStream().write(BEGINNING.getBytes(ISO_8859_1));
    return socket;
  }
}
