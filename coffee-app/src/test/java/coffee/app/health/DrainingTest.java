package coffee.app.health;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dropwizard.util.Duration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DrainingTest {

  private static final Path HERE = Path.of("..");

  /** Dropwizard's executor for scheduled work, whose tasks rarely run at this time. */
  private static final long REGULAR_WORK_SECONDS = 5;

  private static final String DELAY = "SHUTDOWN_DELAY=";

  @Test
  void stopsBackgroundWorkBeforeDraining() {
    Server server = new Server();
    Thread stopping = Thread.currentThread();
    Draining draining = new Draining(java.time.Duration.ofDays(1), stopping::interrupt);
    draining.lifeCycleStopping(server);
    assertThat(Thread.interrupted()).as("it never served").isFalse();

    draining.lifeCycleStarted(server);
    draining.lifeCycleStopping(server);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(draining.isDraining()).isTrue();
  }

  @Test
  void killTimeoutExceedsLongestShutdown() throws IOException {
    long longest =
        delaySeconds()
            + Draining.CLOSE_SECONDS
            + Draining.NEW_CONNECTION_SECONDS
            + seconds(yaml("config.yml").at("/server/shutdownGracePeriod"))
            + REGULAR_WORK_SECONDS;
    JsonNode pod = yaml("deploy/kubernetes/deployment.yaml").at("/spec/template/spec");
    JsonNode compose = yaml("docker-compose.yml").at("/services/coffee-tracker");
    assertThat(longest).isEqualTo(37);
    assertThat(pod.get("terminationGracePeriodSeconds").asLong()).isGreaterThan(longest);
    assertThat(seconds(compose.get("stop_grace_period"))).isGreaterThan(longest);
  }

  /** Finishes accepting a connection only after the server has waited for it once. */
  private static final class SlowToTakeUp extends ServerConnector {
    final CountDownLatch isAccepted = new CountDownLatch(1);
    final AtomicInteger pauses = new AtomicInteger();

    SlowToTakeUp(Server server) {
      super(server, 1, 1);
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(
        SocketChannel channel, ManagedSelector selector, SelectionKey key) throws IOException {
      isAccepted.countDown();
      while (isRunning() && pauses.get() < 2) { // the second follows a look at the connections
        Thread.onSpinWait();
      }
      return super.newEndPoint(channel, selector, key);
    }
  }

  @Test
  @Timeout(60)
  void answersConnectionAcceptedDuringShutdown() throws Exception {
    Server server = new Server();
    SlowToTakeUp connector = new SlowToTakeUp(server);
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            response.write(true, ByteBuffer.wrap("coffee".getBytes(US_ASCII)), callback);
            return true;
          }
        });
    server.addEventListener(
        new Draining(java.time.Duration.ZERO, () -> {}, connector.pauses::incrementAndGet));
    server.setStopTimeout(30_000);
    server.start();
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort())) {
      client.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
      connector.isAccepted.await();
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> LifeCycle.stop(server));

      assertThat(new String(client.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("HTTP/1.1 200 OK\r\n")
          .endsWith("\r\n\r\ncoffee");
      stopped.join();
    }
  }

  /** Begins each response at once, and completes it after the port has closed. */
  private static final class CompletedAfterPortClosed extends Handler.Abstract {
    final CountDownLatch isBegun = new CountDownLatch(1);
    private final ServerConnector connector;

    CompletedAfterPortClosed(ServerConnector connector) {
      this.connector = connector;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, "coffee".length());
      Content.Sink.write(response, false, ByteBuffer.wrap("cof".getBytes(US_ASCII)));
      isBegun.countDown();
      while (connector.isOpen()) {
        Thread.onSpinWait();
      }
      response.write(true, ByteBuffer.wrap("fee".getBytes(US_ASCII)), callback);
      return true;
    }
  }

  /** The first response began before the stop, and could not say that its connection closes. */
  @Test
  @Timeout(60)
  void answersNextRequestOnConnectionOfEarlierResponse() throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server, 1, 1);
    CompletedAfterPortClosed handler = new CompletedAfterPortClosed(connector);
    server.addConnector(connector);
    server.setHandler(handler);
    server.addEventListener(new Draining(java.time.Duration.ZERO, () -> {}, Thread::yield));
    server.setStopTimeout(30_000);
    server.start();
    byte[] request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII);
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort())) {
      client.getOutputStream().write(request);
      handler.isBegun.await();
      client.getOutputStream().write(request);
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> LifeCycle.stop(server));

      String[] responses =
          new String(client.getInputStream().readAllBytes(), US_ASCII).split("(?=HTTP/1.1 )");
      assertThat(responses).hasSize(2).allMatch(response -> response.endsWith("\r\n\r\ncoffee"));
      assertThat(responses[0]).doesNotContain("Connection: close");
      assertThat(responses[1]).contains("Connection: close");
      stopped.join();
    }
  }

  private static JsonNode yaml(String file) throws IOException {
    return new YAMLMapper().readTree(HERE.resolve(file).toFile());
  }

  private static long seconds(JsonNode duration) {
    return Duration.parse(duration.asText()).toSeconds();
  }

  private static long delaySeconds() throws IOException {
    String image = Files.readString(HERE.resolve("Dockerfile"));
    String after = image.substring(image.indexOf(DELAY) + DELAY.length());
    return Duration.parse(after.lines().findFirst().orElseThrow()).toSeconds();
  }
}
