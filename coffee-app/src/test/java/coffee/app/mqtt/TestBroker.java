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

/** A broker that forgets everything when it stops. Its user has a password. */
final class TestBroker implements AutoCloseable {

  static final String PASSWORD = "BrokerPasswordThatNobodyMaySee";
  private static final String USER = "coffee";

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
