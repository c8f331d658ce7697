package coffee.app.configuration;

import coffee.rest.http.AllowedHosts;
import coffee.rest.limits.IpNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Settings of the HTTP interface.
 *
 * @param allowedHosts {@code ALLOWED_HOSTS}, comma-separated
 * @param corsOrigins {@code CORS_ORIGINS}, comma-separated
 * @param trustedProxies {@code TRUSTED_PROXIES}, comma-separated
 * @param maxRequestBodyBytes {@code MAX_REQUEST_BODY_BYTES} of a body that is no batch, 1 to 2^30
 */
public record WebSettings(
    String allowedHosts, String corsOrigins, String trustedProxies, long maxRequestBodyBytes) {

  /** As browsers send it: no path, no default port, no capitals. */
  private static final String ORIGIN = "[a-z][a-z0-9+.-]*://[^\\s/,*A-Z]+";

  /** A name, all subdomains of a name, or any; IP addresses are always allowed. */
  private static final String HOST =
      "\\*|(\\*\\.)?[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*]?";

  /** Validates the limit and the lists. */
  public WebSettings {
    if (maxRequestBodyBytes < 1 || maxRequestBodyBytes > 1 << 30) {
      throw new OperatorException("MAX_REQUEST_BODY_BYTES must be 1 to 1073741824");
    }
    if (!list(allowedHosts).stream().allMatch(name -> name.matches(HOST))) {
      throw new OperatorException(
          "ALLOWED_HOSTS must be names such as coffee.example or *.example.org, without port,"
              + " comma-separated");
    }
    if (!list(corsOrigins).stream().allMatch(origin -> origin.matches(ORIGIN))) {
      throw new OperatorException(
          "CORS_ORIGINS must be origins such as https://coffee.example, comma-separated");
    }
    networks(trustedProxies);
  }

  /** Configured names; empty if none are. */
  public List<String> hosts() {
    return list(allowedHosts);
  }

  /** Allowed host names: those configured, or any. */
  public Set<String> effectiveHosts() {
    List<String> names = hosts();
    return names.isEmpty() ? Set.of(AllowedHosts.ANY) : Set.copyOf(names);
  }

  public List<String> origins() {
    return list(corsOrigins);
  }

  /** The trusted proxies. */
  public List<IpNetwork> proxies() {
    return networks(trustedProxies);
  }

  private static List<IpNetwork> networks(String text) {
    try {
      return list(text).stream().map(IpNetwork::parse).toList();
    } catch (IllegalArgumentException failure) {
      throw new OperatorException(
          "TRUSTED_PROXIES must be addresses or networks such as 10.0.0.0/8, comma-separated",
          failure);
    }
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
