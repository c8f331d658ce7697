package coffee.app.mqtt;

import coffee.domain.FreePort;
import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;

/** A broker that forgets everything when it stops. Its user has a password. */
final class TestBroker implements AutoCloseable {

  static final String PASSWORD = "BrokerPasswordThatNobodyMaySee";
  private static final String USER = "coffee";
  private static final int MAX_ATTEMPTS = 10;

  private final int port;
  private final Map<String, String> further;
  private Server server = new Server();

  private TestBroker(int port, Map<String, String> further) {
    this.port = port;
    this.further = further;
  }

  /** One that is not there yet. */
  static TestBroker absent() {
    return new TestBroker(FreePort.find(), Map.of());
  }

  static TestBroker started() {
    TestBroker broker = absent();
    broker.start();
    return broker;
  }

  /** One with more settings of Moquette. */
  static TestBroker started(Map<String, String> settings) {
    TestBroker broker = new TestBroker(FreePort.find(), settings);
    broker.start();
    return broker;
  }

  void start() {
    server = new Server();
    IConfig config = new MemoryConfig(new Properties());
    config.setProperty(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
    config.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(port));
    config.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "false");
    config.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
    config.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
    further.forEach(config::setProperty);
    try {
      server.startServer(
          config,
          List.of(),
          null,
          (client, user, password) -> USER.equals(user) && PASSWORD.equals(text(password)),
          null);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String text(byte[] password) {
    return new String(password, StandardCharsets.UTF_8);
  }

  /**
   * Connects until Moquette takes the subscription. It sometimes takes one that comes right after
   * its acceptance of the connection for one of a closed connection, and ends it.
   */
  static <T> T connected(Callable<T> connect) throws Exception {
    for (int attempt = 1; ; attempt++) {
      try {
        return connect.call();
      } catch (BrokerException | CompletionException ended) {
        if (attempt == MAX_ATTEMPTS || !String.valueOf(ended).contains("closed")) {
          throw ended;
        }
      }
    }
  }

  int port() {
    return port;
  }

  /** Its address with the right password. */
  String url() {
    return url(PASSWORD);
  }

  String url(String password) {
    return "mqtt://%s:%s@127.0.0.1:%d".formatted(USER, password, port);
  }

  /** How many clients are connected with an id that begins so. */
  long clients(String prefix) {
    return server.listConnectedClients().stream()
        .filter(client -> client.getClientID().startsWith(prefix))
        .count();
  }

  /** Ends all connections. */
  void stop() {
    server.stopServer();
  }

  @Override
  public void close() {
    stop();
  }
}
