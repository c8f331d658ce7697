package coffee.app.configuration;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.jetty.HttpsConnectorFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The addresses on which the service listens.
 *
 * @param scheme of the service: http or https
 * @param host host of the service
 * @param port port of the service
 * @param adminHost host of the admin interface
 * @param adminPort port of the admin interface
 */
public record ListenAddresses(
    String scheme, String host, int port, String adminHost, int adminPort) {

  /** Bridges of containers and virtual machines, which other machines cannot reach. */
  private static final String VIRTUAL = "(docker|br-|veth|virbr|cni|flannel|podman).*";

  private static final String FOR_NETWORK = "BIND_HOST=0.0.0.0";

  private static final int MAX_NETWORK_URLS = 4;

  /** The addresses of a configuration. */
  public static ListenAddresses of(CoffeeConfiguration configuration) {
    DefaultServerFactory server = (DefaultServerFactory) configuration.getServerFactory();
    HttpConnectorFactory main = http(server.getApplicationConnectors());
    HttpConnectorFactory admin = http(server.getAdminConnectors());
    return new ListenAddresses(
        main instanceof HttpsConnectorFactory ? "https" : "http",
        main.getBindHost() == null ? "0.0.0.0" : main.getBindHost(),
        main.getPort(),
        admin.getBindHost(),
        admin.getPort());
  }

  /**
   * Checks the ports before PostgreSQL is started.
   *
   * @throws OperatorException if a port is in use
   */
  public void requireFree() {
    requireFree("PORT", host, port);
    requireFree("ADMIN_PORT", adminHost, adminPort);
  }

  /** The URL of the service for clients on this machine. */
  public String url() {
    return "%s://%s:%d".formatted(scheme, reachable(host), port);
  }

  /** The URL of the admin interface for clients on this machine. */
  public String adminUrl() {
    return "http://%s:%d".formatted(reachable(adminHost), adminPort);
  }

  /** A server that listens on all addresses also listens on the loopback address. */
  private static String reachable(String host) {
    try {
      return InetAddress.getByName(host).isAnyLocalAddress() ? "127.0.0.1" : inUrl(host);
    } catch (UnknownHostException failure) {
      return inUrl(host);
    }
  }

  /** Whether other machines can reach the service. */
  public boolean isReachableFromNetwork() {
    try {
      return !InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException failure) {
      return true;
    }
  }

  /**
   * What starts the service so that other machines reach it; empty where they do.
   *
   * @param command that starts it as it is; without one, only the variable is known
   */
  public Optional<String> startForNetwork(Optional<String> command) {
    return isReachableFromNetwork()
        ? Optional.empty()
        : Optional.of(FOR_NETWORK + command.map(" "::concat).orElse(""));
  }

  /**
   * The URL for clients in the same network, with a likely address of this machine.
   *
   * @throws SocketException if the addresses cannot be read
   */
  public String networkUrl() throws SocketException {
    return url(siteLocalAddresses().findFirst().orElse("<this machine>"));
  }

  /** The URLs under which other machines reach the service, best first; none on loopback only. */
  public List<String> networkUrls() {
    if (!isReachableFromNetwork()) {
      return List.of();
    }
    try {
      return InetAddress.getByName(host).isAnyLocalAddress()
          ? siteLocalAddresses().map(this::url).limit(MAX_NETWORK_URLS).toList()
          : List.of(url(inUrl(host)));
    } catch (UnknownHostException failure) {
      return List.of(url(inUrl(host)));
    } catch (SocketException failure) {
      return List.of();
    }
  }

  private String url(String address) {
    return "%s://%s:%d".formatted(scheme, address, port);
  }

  private static Stream<String> siteLocalAddresses() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .filter(network -> !network.getName().matches(VIRTUAL))
        .flatMap(NetworkInterface::inetAddresses)
        .filter(InetAddress::isSiteLocalAddress)
        .map(InetAddress::getHostAddress)
        .filter(address -> !address.contains(":"));
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
    } catch (IOException failure) {
      throw new OperatorException(
          "%s:%d is in use: stop the process that uses it, or choose another port with %s"
              .formatted(host, port, name),
          failure);
    }
  }
}
