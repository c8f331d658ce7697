package coffee.app.doctor;

import coffee.app.configuration.CoffeeConfiguration;
import coffee.rest.http.AllowedHosts;
import coffee.rest.limits.IpNetwork;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.jetty.HttpsConnectorFactory;
import java.util.ArrayList;
import java.util.List;

/** Checks who can reach the service, how, and who can read its metrics. */
public record NetworkExposureCheck(CoffeeConfiguration configuration) implements Check {

  /** fc00::/7 (RFC 4193) is the widest private network; 10.0.0.0/8 is narrower. */
  private static final int MIN_PREFIX = 7;

  @Override
  public List<Finding> run() {
    List<Finding> findings = new ArrayList<>(List.of(hosts(), origins(), proxies(), limits()));
    if (configuration.getServerFactory() instanceof DefaultServerFactory server) {
      server.getApplicationConnectors().forEach(connector -> findings.add(tls(connector)));
      server.getAdminConnectors().forEach(connector -> findings.add(admin(connector)));
    }
    findings.add(metrics());
    return findings;
  }

  private Finding hosts() {
    List<String> hosts = configuration.web().hosts();
    return hosts.isEmpty() || hosts.contains(AllowedHosts.ANY)
        ? Finding.warning(
            "ALLOWED_HOSTS", "any host name is allowed", "set it to the host names of the service")
        : Finding.ok("ALLOWED_HOSTS", String.join(", ", hosts));
  }

  private Finding origins() {
    List<String> origins = configuration.web().origins();
    List<String> plain =
        origins.stream()
            .filter(origin -> origin.startsWith("http://"))
            .filter(origin -> !LoopbackAddresses.isLoopback(origin.substring("http://".length())))
            .toList();
    return plain.isEmpty()
        ? Finding.ok("CORS_ORIGINS", origins.isEmpty() ? "none" : String.join(", ", origins))
        : Finding.warning(
            "CORS_ORIGINS",
            "origins without TLS are allowed: " + String.join(", ", plain),
            "use https://");
  }

  private Finding proxies() {
    List<IpNetwork> wide =
        configuration.web().proxies().stream()
            .filter(network -> network.prefix() < MIN_PREFIX)
            .toList();
    return wide.isEmpty()
        ? Finding.ok("TRUSTED_PROXIES", "only specific addresses or private networks")
        : Finding.problem(
            "TRUSTED_PROXIES",
            "almost any client can fake its address and bypass the rate limits",
            "set the proxy's address, or a network of proxies only");
  }

  private Finding limits() {
    return configuration.limits().enabled()
        ? Finding.ok("limits", "on")
        : Finding.warning("limits", "requests are not limited", "leave LIMITS_ENABLED at true");
  }

  private Finding metrics() {
    if (!configuration.operation().metricsPublic()) {
      return Finding.ok("metrics", "requires a key");
    }
    return configuration.operation().metricsPersonal()
        ? Finding.warning(
            "metrics",
            "the owner's latest heart rate and dose are public",
            "leave METRICS_PUBLIC or METRICS_PERSONAL at false")
        : Finding.ok("metrics", "public, without personal data");
  }

  private static Finding tls(ConnectorFactory connector) {
    if (connector instanceof HttpsConnectorFactory) {
      return Finding.ok("TLS", "the service itself uses TLS");
    }
    return isOpen(connector)
        ? Finding.warning(
            "TLS",
            "the service is reachable over plain HTTP from other machines",
            "expose the port only to a TLS proxy (SECURITY.md), or set BIND_HOST=127.0.0.1")
        : Finding.ok("TLS", "plain HTTP on this machine only, for a TLS proxy");
  }

  private static Finding admin(ConnectorFactory connector) {
    return isOpen(connector)
        ? Finding.warning(
            "admin port",
            "it requires no key and is reachable from other machines",
            "never publish it; outside of a container, set ADMIN_BIND_HOST=127.0.0.1")
        : Finding.ok("admin port", "on this machine only");
  }

  private static boolean isOpen(ConnectorFactory connector) {
    return connector instanceof HttpConnectorFactory http
        && (http.getBindHost() == null || !LoopbackAddresses.isLoopback(http.getBindHost()));
  }
}
