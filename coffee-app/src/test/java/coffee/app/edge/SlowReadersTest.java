package coffee.app.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import coffee.app.support.RunningService;
import coffee.domain.Eventually;
import coffee.persistence.TestDatabase;
import com.codahale.metrics.Counter;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class SlowReadersTest {

  private static final int CLIENTS = 20;

  /** The largest public file: far more than the buffers on the way hold. */
  private static final int TIMES = 200;

  private static final int ALL_ANSWERS = TIMES * 160_000;

  /** So many requests come without a key; what is told is not about limits. */
  private static final Map<String, String> LIMIT =
      Map.of("LIMIT_UNAUTHENTICATED", String.valueOf(2 * CLIENTS * TIMES));

  /** And no alert is triggered: aborted clients are no errors of the service. */
  @Test
  @Timeout(300) // seconds; it ends by itself when they are dropped
  void slowReadersAreDroppedWhileOthersAreServed() throws IOException {
    List<Socket> sockets = new ArrayList<>();
    ScheduledExecutorService sip = Executors.newScheduledThreadPool(1);
    ListAppender<ILoggingEvent> errors = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    try (TestDatabase database = TestDatabase.fresh();
        RunningService service = RunningService.over(database, LIMIT)) {
      errors.start();
      root.addAppender(errors);
      for (int i = 0; i < CLIENTS; i++) {
        sockets.add(askForMoreThanBuffersHold(service.port()));
      }
      ScheduledFuture<?> unused =
          sip.scheduleWithFixedDelay(
              () -> sockets.forEach(SlowReadersTest::takeAByte), 0, 500, TimeUnit.MILLISECONDS);
      Eventually.until("all clients block a thread", () -> isServed(service) && held() == CLIENTS);
      Eventually.until("all clients are dropped", () -> isServed(service) && held() == 0);
      sip.shutdownNow();
      for (Socket socket : sockets) {
        assertThat(left(socket)).isLessThan(ALL_ANSWERS);
      }
      assertNoErrorIn(errors);
    } finally {
      root.detachAppender(errors);
      sip.shutdownNow();
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  /** The server's own timeout, shortened for the test. */
  @Test
  void idleReadersAreDroppedWithoutErrorLog(@TempDir Path folder) throws IOException {
    String impatient =
        Files.readString(Path.of("..", "config.yml"))
            .replace("idleTimeout: 30s", "idleTimeout: 3s");
    assertThat(impatient).contains("idleTimeout: 3s\n");
    Path file = Files.writeString(folder.resolve("config.yml"), impatient);
    List<Socket> sockets = new ArrayList<>();
    ListAppender<ILoggingEvent> errors = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    try (TestDatabase database = TestDatabase.fresh();
        RunningService service = RunningService.over(database, LIMIT, file)) {
      errors.start();
      root.addAppender(errors);
      for (int i = 0; i < CLIENTS; i++) {
        sockets.add(askForMoreThanBuffersHold(service.port()));
      }
      Counter dropped = service.metrics().counter("answers.cut-off");
      Eventually.until(
          "all clients are dropped", () -> isServed(service) && dropped.getCount() == CLIENTS);
      for (Socket socket : sockets) {
        assertThat(left(socket)).isLessThan(ALL_ANSWERS);
      }
      assertNoErrorIn(errors);
    } finally {
      root.detachAppender(errors);
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private static void assertNoErrorIn(ListAppender<ILoggingEvent> lines) {
    synchronized (lines) { // as others are while they write to it
      assertThat(lines.list).noneMatch(line -> line.getLevel().equals(Level.ERROR));
    }
  }

  private static Socket askForMoreThanBuffersHold(int port) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    String request = "GET /openapi.yaml HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.repeat(TIMES).getBytes(ISO_8859_1));
    return socket;
  }

  /** Fails if it is not; true. */
  private static boolean isServed(RunningService service) {
    assertThat(service.owner().get("/health").status()).isEqualTo(200);
    return true;
  }

  /** Threads blocked until a client reads more. */
  private static long held() {
    return Thread.getAllStackTraces().values().stream().filter(SlowReadersTest::writes).count();
  }

  private static boolean writes(StackTraceElement[] stack) {
    return Arrays.stream(stack).anyMatch(call -> call.getClassName().endsWith(".HttpOutput"));
  }

  private static void takeAByte(Socket socket) {
    try {
      if (socket.getInputStream().available() > 0) {
        int unused = socket.getInputStream().read();
      }
    } catch (IOException dropped) {
      // as it should be
    }
  }

  /** Bytes in flight when the server closed the connection. */
  private static long left(Socket socket) throws IOException {
    long left = 0;
    try {
      InputStream in = socket.getInputStream();
      byte[] part = new byte[8_192];
      for (int count = in.read(part); count >= 0; count = in.read(part)) {
        left += count;
      }
    } catch (SocketException reset) {
      return left;
    }
    return left;
  }
}
