package coffee.app.doctor;

import coffee.app.configuration.CoffeeConfiguration;
import coffee.rest.http.HostNames;
import coffee.rest.limits.Network;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.jetty.HttpsConnectorFactory;
import java.util.ArrayList;
import java.util.List;

/** Who can come in, and how. */
public record DoorsCheck(CoffeeConfiguration configuration) implements Check {

  /** Of fc00::/7 (RFC 4193), the widest network that can be one's own; 10.0.0.0/8 is narrower. */
  private static final int LEAST_PREFIX = 7;

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>(List.of(hosts(), origins(), proxies(), limits()));
    if (configuration.getServerFactory() instanceof DefaultServerFactory server) {
      server.getApplicationConnectors().forEach(door -> findings.add(tls(door)));
      server.getAdminConnectors().forEach(door -> findings.add(admin(door)));
    }
    return findings;
  }

  private Finding hosts() {
    List<String> hosts = configuration.web().hosts();
    return hosts.isEmpty() || hosts.contains(HostNames.ANY)
        ? Finding.warning(
            "ALLOWED_HOSTS",
            "the service answers under any name",
            "set it to the names that people use")
        : Finding.ok("ALLOWED_HOSTS", String.join(", ", hosts));
  }

  private Finding origins() {
    List<String> origins = configuration.web().origins();
    List<String> plain =
        origins.stream()
            .filter(origin -> origin.startsWith("http://"))
            .filter(origin -> !Loopback.isHere(origin.substring("http://".length())))
            .toList();
    return plain.isEmpty()
        ? Finding.ok("CORS_ORIGINS", origins.isEmpty() ? "none" : String.join(", ", origins))
        : Finding.warning(
            "CORS_ORIGINS",
            "pages without TLS may call the service: " + String.join(", ", plain),
            "serve them by https://");
  }

  private Finding proxies() {
    List<Network> wide =
        configuration.web().proxies().stream()
            .filter(network -> network.prefix() < LEAST_PREFIX)
            .toList();
    return wide.isEmpty()
        ? Finding.ok("TRUSTED_PROXIES", "nobody whom you could not name")
        : Finding.problem(
            "TRUSTED_PROXIES",
            "nearly anybody may say that a request comes from elsewhere, and dodge the limits",
            "name the proxy's address, or the network that nothing but proxies is in");
  }

  private Finding limits() {
    return configuration.limits().enabled()
        ? Finding.ok("limits", "on")
        : Finding.warning(
            "limits", "anybody may ask as often as they like", "leave LIMITS_ENABLED at true");
  }

  private static Finding tls(ConnectorFactory door) {
    if (door instanceof HttpsConnectorFactory) {
      return Finding.ok("TLS", "the service speaks TLS itself");
    }
    return isOpen(door)
        ? Finding.warning(
            "TLS",
            "the service speaks plain HTTP to more than this machine",
            "let nobody but a proxy with TLS reach the port (SECURITY.md), or set BIND_HOST=127.0.0.1")
        : Finding.ok("TLS", "plain HTTP on this machine only; TLS is the proxy's");
  }

  private static Finding admin(ConnectorFactory door) {
    return isOpen(door)
        ? Finding.warning(
            "admin port",
            "it asks for no key, and more than this machine can reach it",
            "never publish it; outside of a container, set ADMIN_BIND_HOST=127.0.0.1")
        : Finding.ok("admin port", "on this machine only");
  }

  private static boolean isOpen(ConnectorFactory door) {
    return door instanceof HttpConnectorFactory http
        && (http.getBindHost() == null || !Loopback.isHere(http.getBindHost()));
  }
}
