package coffee.quickstart;

import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.configuration.StartupRefusal;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Where the service listens.
 *
 * @param host of the service
 * @param port of the service
 * @param adminHost of the side for operators
 * @param adminPort of the side for operators
 */
record HomeAddresses(String host, int port, String adminHost, int adminPort) {

  static HomeAddresses of(CoffeeConfiguration configuration) {
    DefaultServerFactory server = (DefaultServerFactory) configuration.getServerFactory();
    HttpConnectorFactory main = http(server.getApplicationConnectors());
    HttpConnectorFactory admin = http(server.getAdminConnectors());
    return new HomeAddresses(
        main.getBindHost(), main.getPort(), admin.getBindHost(), admin.getPort());
  }

  /**
   * Looks before PostgreSQL is started for nothing.
   *
   * @throws StartupRefusal if something else listens there
   */
  void requireFree() {
    requireFree("PORT", host, port);
    requireFree("ADMIN_PORT", adminHost, adminPort);
  }

  /** The service, for a client on this machine. */
  String url() {
    return "http://%s:%d".formatted(reachable(host), port);
  }

  String adminUrl() {
    return "http://%s:%d".formatted(reachable(adminHost), adminPort);
  }

  /** What listens on every address listens on the loopback as well. */
  private static String reachable(String host) {
    try {
      return InetAddress.getByName(host).isAnyLocalAddress() ? "127.0.0.1" : inUrl(host);
    } catch (UnknownHostException e) {
      return inUrl(host);
    }
  }

  /** Whether other machines can reach the service. */
  boolean isOpen() {
    try {
      return !InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return true;
    }
  }

  /** The service, for a client in the same network; of this machine's addresses a likely one. */
  String urlFromElsewhere() throws SocketException {
    String address =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(InetAddress::isSiteLocalAddress)
            .map(InetAddress::getHostAddress)
            .findFirst()
            .orElse("<this machine>");
    return "http://%s:%d".formatted(address, port);
  }

  private static HttpConnectorFactory http(List<ConnectorFactory> connectors) {
    return (HttpConnectorFactory) connectors.get(0);
  }

  private static String inUrl(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private static void requireFree(String name, String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new StartupRefusal(
          "%s:%d is taken: stop what listens there, or choose another port with %s"
              .formatted(host, port, name),
          e);
    }
  }
}
