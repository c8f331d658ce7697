package coffee.quickstart;

import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.configuration.OperatorException;
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
 * The addresses on which the service listens.
 *
 * @param host host of the service
 * @param port port of the service
 * @param adminHost host of the admin interface
 * @param adminPort port of the admin interface
 */
record ListenAddresses(String host, int port, String adminHost, int adminPort) {

  static ListenAddresses of(CoffeeConfiguration configuration) {
    DefaultServerFactory server = (DefaultServerFactory) configuration.getServerFactory();
    HttpConnectorFactory main = http(server.getApplicationConnectors());
    HttpConnectorFactory admin = http(server.getAdminConnectors());
    return new ListenAddresses(
        main.getBindHost(), main.getPort(), admin.getBindHost(), admin.getPort());
  }

  /**
   * Checks the ports before PostgreSQL is started.
   *
   * @throws OperatorException if a port is in use
   */
  void requireFree() {
    requireFree("PORT", host, port);
    requireFree("ADMIN_PORT", adminHost, adminPort);
  }

  /** The URL of the service for clients on this machine. */
  String url() {
    return "http://%s:%d".formatted(reachable(host), port);
  }

  String adminUrl() {
    return "http://%s:%d".formatted(reachable(adminHost), adminPort);
  }

  /** A server that listens on all addresses also listens on the loopback address. */
  private static String reachable(String host) {
    try {
      return InetAddress.getByName(host).isAnyLocalAddress() ? "127.0.0.1" : inUrl(host);
    } catch (UnknownHostException e) {
      return inUrl(host);
    }
  }

  /** Whether other machines can reach the service. */
  boolean isReachableFromNetwork() {
    try {
      return !InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return true;
    }
  }

  /** The URL for clients in the same network, with a likely address of this machine. */
  String networkUrl() throws SocketException {
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
      throw new OperatorException(
          "%s:%d is in use: stop the process that uses it, or choose another port with %s"
              .formatted(host, port, name),
          e);
    }
  }
}
