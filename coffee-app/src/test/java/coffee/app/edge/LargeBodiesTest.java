package coffee.app.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.app.support.ServerProcess;
import coffee.persistence.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A heap as in production; the process exits when it is full. */
class LargeBodiesTest {

  private static final int BATCH_BYTES = 8 << 20;
  private static final int BATCHES_AT_ONCE = 30;

  private static TestDatabase database;
  private static ServerProcess service;

  @BeforeAll
  static void start() throws IOException {
    database = TestDatabase.fresh();
    service =
        ServerProcess.serving(
            database, Map.of(), List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError"));
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @Test
  void refusesBatchWithMillionsOfItems() throws IOException {
    HttpTestResponse answer = batch("application/json", "[{}", ",{}", "]");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/detail").asText())
        .isEqualTo("must be at most 5000 items, was 2796202");
  }

  @Test
  void refusesBatchWithMillionsOfLines() throws IOException {
    HttpTestResponse answer = batch("application/x-ndjson", "{}", "\n{}", "");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/detail").asText())
        .isEqualTo("must be at most 5000 items, was 2796203");
  }

  @Test
  void refusesItemWithMillionsOfValues() throws IOException {
    HttpTestResponse answer = batch("application/json", "[[{}", ",{}", "]]");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("code").asText()).isEqualTo("too_complex");
  }

  private static HttpTestResponse batch(String mediaType, String first, String next, String last)
      throws IOException {
    int times = (BATCH_BYTES - first.length() - last.length()) / next.length();
    byte[] text = (first + next.repeat(times) + last).getBytes(ISO_8859_1);
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(sent)) {
      gzip.write(text);
    }
    return service
        .owner()
        .send(
            "POST",
            "/v1/heartrate/batch",
            BodyPublishers.ofByteArray(sent.toByteArray()),
            "Content-Type",
            mediaType,
            "Content-Encoding",
            "gzip");
  }

  @Test
  void incompleteBodiesDoNotBlockSmallRequests() throws IOException {
    List<Socket> sockets = new ArrayList<>();
    try {
      byte[] nearlyAll = " ".repeat(BATCH_BYTES - 1).getBytes(ISO_8859_1);
      for (int i = 0; i < BATCHES_AT_ONCE; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
        sockets.add(socket);
        sendAll(socket, nearlyAll);
      }
      HttpTestResponse logged = service.owner().post("/v1/coffee", "{\"caffeine_mg\": 63}");
      assertThat(logged.status()).isEqualTo(201);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
    awaitRoom();
  }

  /** Memory of disconnected clients is released when a thread notices. */
  private static void awaitRoom() throws IOException {
    HttpTestResponse answer;
    do {
      answer = batch("application/json", "[{}", ",{}", "]");
    } while (answer.status() == 503);
    assertThat(answer.status()).isEqualTo(422);
  }

  /** Some are refused while they still send. */
  private static void sendAll(Socket socket, byte[] body) throws IOException {
    String head =
        "POST /v1/heartrate/batch HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + RunningService.KEY
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + BATCH_BYTES
            + "\r\n\r\n";
    try {
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));
      socket.getOutputStream().write(body);
    } catch (SocketException refused) {
      // as it may be
    }
  }
}
