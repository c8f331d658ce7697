package coffee.app.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

class ConnectionProgressTest {

  private static final SpeedLimits LIMITS =
      new SpeedLimits(
          Duration.ofSeconds(10), Duration.ofSeconds(5), 100, Duration.ofSeconds(200), 1_000);

  /** Accepts eight bytes, then blocks until they are consumed. */
  private final ByteArrayEndPoint client = new ByteArrayEndPoint(new byte[0], 8);

  private final Counted connection = new Counted(client);
  private final SlowClientMonitor slow = new SlowClientMonitor(LIMITS, path -> false);

  ConnectionProgressTest() {
    slow.onOpened(connection);
  }

  /** A connection whose transferred bytes a test sets. */
  private static final class Counted extends AbstractConnection {
    private long requests;
    private long answers;
    private long in;
    private long out;
    private int failures;

    Counted(ByteArrayEndPoint client) {
      super(client, Runnable::run);
    }

    @Override
    public void onFillable() {
      // a test says what comes
    }

    @Override
    public long getMessagesIn() {
      return requests;
    }

    @Override
    public long getMessagesOut() {
      return answers;
    }

    @Override
    public long getBytesIn() {
      return in;
    }

    @Override
    public long getBytesOut() {
      return out;
    }
  }

  @Test
  void closesConnectionIfHeadIsTooSlow() {
    assertOpenAt(0);
    connection.in = 1;
    for (int second = 1; second <= 10; second++) {
      connection.in++;
      assertOpenAt(second);
    }
    assertClosedAt(11);
  }

  @Test
  void closesConnectionIfLaterHeadIsTooSlow() {
    answerOne(500);
    assertOpenAt(0);
    assertOpenAt(1_000);
    connection.in++;
    assertOpenAt(1_001);
    assertClosedAt(1_011);
  }

  @Test
  void keepsIdleConnection() {
    answerOne(500);
    assertOpenAt(0);
    assertOpenAt(3_600);
  }

  @Test
  void keepsConnectionWhileBodyIsNotRead() {
    begin(connection);
    connection.in = 300;
    assertOpenAt(0);
    connection.in = 3_000;
    assertOpenAt(3_600);
  }

  @Test
  void failsReadOfSlowBody() {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    begin(connection);
    client.fillInterested(Callback.from(() -> {}, failure::set));
    for (int second = 0; second <= 5; second++) {
      assertOpenAt(second);
      connection.in++;
    }
    assertThat(failure).hasNullValue();
    assertOpenAt(6);
    assertThat(failure.get()).isInstanceOf(TimeoutException.class);
  }

  @Test
  void checksOtherConnectionsAfterFailure() {
    ByteArrayEndPoint other = new ByteArrayEndPoint(new byte[0], 8);
    Counted unruly = new Counted(other);
    slow.onOpened(unruly);
    for (Counted one : List.of(connection, unruly)) {
      begin(one);
      Callback throwing =
          Callback.from(
              () -> {},
              failure -> {
                one.failures++;
                throw new IllegalStateException("unruly", failure);
              });
      one.getEndPoint().fillInterested(throwing);
    }
    assertOpenAt(0);
    assertOpenAt(6);
    assertThat(List.of(connection.failures, unruly.failures)).containsExactly(1, 1);
  }

  @Test
  void keepsConnectionWithFastBody() {
    begin(connection);
    client.fillInterested(Callback.NOOP);
    for (int second = 0; second < 100; second++) {
      assertOpenAt(second);
      connection.in += 100;
    }
  }

  @Test
  void keepsConnectionAfter100Continue() {
    begin(connection);
    connection.answers = 1; // 100 Continue
    client.fillInterested(Callback.NOOP);
    for (int second = 0; second < 100; second++) {
      assertOpenAt(second);
      connection.in += 100;
    }
  }

  @Test
  void keepsConnectionDuringLongComputation() {
    begin(connection);
    assertOpenAt(0);
    assertOpenAt(3_600);
  }

  @Test
  void keepsConnectionWithFastReader() {
    sendMoreThanIsTaken();
    for (int second = 0; second < 100; second++) {
      assertOpenAt(second);
      connection.out += 100;
    }
  }

  @Test
  void closesConnectionIfReaderIsTooSlow() {
    sendMoreThanIsTaken();
    for (int second = 0; second <= 5; second++) {
      assertOpenAt(second);
      connection.out++;
    }
    assertClosedAt(7);
  }

  @Test
  void failsBodyAfterMaximumWait() {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    begin(connection);
    client.fillInterested(Callback.from(() -> {}, failure::set));
    for (int second = 0; second <= 200; second++) {
      assertOpenAt(second);
      connection.in += 10_000;
    }
    assertThat(failure).hasNullValue();
    assertOpenAt(201);
    assertThat(failure.get()).isInstanceOf(TimeoutException.class);
  }

  @Test
  void closesConnectionAfterMaximumWait() {
    sendMoreThanIsTaken();
    for (int second = 0; second <= 200; second++) {
      assertOpenAt(second);
      connection.out += 10_000;
    }
    assertClosedAt(201);
  }

  @Test
  void computationDoesNotCountAsWaiting() {
    begin(connection);
    assertOpenAt(0);
    assertOpenAt(3_600);
    write();
    for (int second = 3_601; second <= 3_700; second++) {
      connection.out += 1_000_000;
      assertOpenAt(second);
    }
  }

  @Test
  void maximumWaitRestartsWithEachRequest() {
    sendMoreThanIsTaken();
    for (int second = 0; second <= 150; second++) {
      assertOpenAt(second);
      connection.out += 10_000;
    }
    slow.endRequest(connection);
    begin(connection);
    for (int second = 151; second <= 300; second++) {
      assertOpenAt(second);
      connection.out += 10_000;
    }
  }

  @Test
  void filesMayTakeLongerButNotBeSlower() {
    connection.requests++;
    slow.beginRequest(connection, true);
    write();
    for (int second = 0; second <= 1_000; second++) {
      assertOpenAt(second);
      connection.out += 1_000;
    }
    assertOpenAt(1_004);
    assertClosedAt(1_010);
  }

  private void sendMoreThanIsTaken() {
    begin(connection);
    write();
  }

  private void write() {
    client.write(Callback.NOOP, ByteBuffer.wrap("more than eight bytes".getBytes(US_ASCII)));
  }

  private void begin(Counted one) {
    one.requests++;
    slow.beginRequest(one, false);
  }

  private void answerOne(long bytes) {
    begin(connection);
    connection.answers = 1;
    connection.in = bytes;
    slow.endRequest(connection);
  }

  private void assertOpenAt(long second) {
    slow.checkAll(TimeUnit.SECONDS.toNanos(second));
    assertThat(client.isOpen()).as("open after %d s", second).isTrue();
  }

  private void assertClosedAt(long second) {
    slow.checkAll(TimeUnit.SECONDS.toNanos(second));
    assertThat(client.isOpen()).as("open after %d s", second).isFalse();
  }
}
