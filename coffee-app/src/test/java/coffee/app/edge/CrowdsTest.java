package coffee.app.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpCalls;
import coffee.app.support.HttpCalls.Answer;
import coffee.app.support.RunningService;
import coffee.persistence.Postgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CrowdsTest {

  private static final String BEGINNING =
      "POST /v1/coffee HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
          + "Content-Length: 19\r\nAuthorization: Bearer "
          + RunningService.KEY
          + "\r\n\r\n";

  private static Postgres database;
  private static RunningService service;

  @BeforeAll
  static void start() {
    database = Postgres.fresh();
    service = RunningService.over(database, Map.of("LIMIT_AT_ONCE", "2"));
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @Test
  @Timeout(300) // seconds; it ends by itself
  void aClientWithManyUnderWayIsRefusedAnotherAndNobodyElseIs() throws IOException {
    HttpCalls phone = new HttpCalls(service.port(), createKey());
    assertThat(phone.get("/v1/coffee").status()).isEqualTo(200);
    HttpCalls nobody = new HttpCalls(service.port(), "");
    try (Socket one = begin();
        Socket other = begin()) {
      Answer refused = awaitAnswer(429);
      assertThat(refused.json().get("code").asText()).isEqualTo("too_many_at_once");
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      assertThat(phone.get("/v1/coffee").status()).isEqualTo(200);
      assertThat(nobody.get("/v1/coffee").status()).isEqualTo(401);
      assertThat(service.owner().get("/health").status()).isEqualTo(200);

      one.getOutputStream().write("{\"caffeine_mg\": 63}".getBytes(ISO_8859_1));
      awaitAnswer(200);
      other.getOutputStream().write('{');
    }
    try (Socket next = begin()) { // whoever hung up has left
      awaitAnswer(200);
      next.getOutputStream().write('{');
    }
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

  /** What is sent on another connection arrives when it arrives. */
  private static Answer awaitAnswer(int status) {
    Answer answer = service.owner().get("/v1/coffee");
    while (answer.status() != status) {
      answer = service.owner().get("/v1/coffee");
    }
    return answer;
  }
}
