package coffee.app.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SlowSendersTest {

  private static final int CLIENTS = 20;

  private static final String HEAD =
      "POST /v1/coffee HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
          + RunningService.KEY
          + "\r\nContent-Type: application/json\r\n";

  private static TestDatabase database;
  private static RunningService service;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    service = RunningService.over(database);
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @Test
  void slowBodiesGet408WhileOthersAreServed() throws IOException {
    assertDropped(HEAD + "Content-Length: 1000\r\n\r\n{", "HTTP/1.1 408 ");
  }

  @Test
  void slowHeadsAreDroppedWhileOthersAreServed() throws IOException {
    assertDropped(HEAD + "X-Slow: ", "");
  }

  /** Sends the start of requests on many connections, then single bytes for ever. */
  private static void assertDropped(String beginning, String answer) throws IOException {
    List<Socket> sockets = new ArrayList<>();
    ScheduledExecutorService trickle = Executors.newScheduledThreadPool(1);
    try {
      for (int i = 0; i < CLIENTS; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
        sockets.add(socket);
        socket.getOutputStream().write(beginning.getBytes(ISO_8859_1));
      }
      ScheduledFuture<?> unused =
          trickle.scheduleWithFixedDelay(
              () -> sockets.forEach(SlowSendersTest::sendAByte), 0, 500, TimeUnit.MILLISECONDS);
      assertThat(service.owner().get("/v1/coffee").status()).isEqualTo(200);
      for (Socket socket : sockets) {
        assertThat(received(socket)).startsWith(answer);
      }
      assertThat(service.owner().get("/v1/coffee").status()).isEqualTo(200);
    } finally {
      trickle.shutdownNow();
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private static void sendAByte(Socket socket) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(' ');
      out.flush();
    } catch (IOException dropped) {
      // as it should be
    }
  }

  /** The response before the server closed the connection. */
  private static String received(Socket socket) throws IOException {
    StringBuilder received = new StringBuilder();
    try {
      for (int next = socket.getInputStream().read();
          next >= 0;
          next = socket.getInputStream().read()) {
        received.append((char) next);
      }
    } catch (SocketException reset) {
      // hung up as well
    }
    return received.toString();
  }
}
