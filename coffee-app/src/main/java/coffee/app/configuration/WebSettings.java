package coffee.app.configuration;

import coffee.rest.http.HostNames;
import coffee.rest.limits.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The HTTP side.
 *
 * @param allowedHosts {@code ALLOWED_HOSTS}, with commas between
 * @param corsOrigins {@code CORS_ORIGINS}, with commas between
 * @param trustedProxies {@code TRUSTED_PROXIES}, with commas between
 * @param maxRequestBodyBytes {@code MAX_REQUEST_BODY_BYTES} of a single record, 1 to 2^30
 */
public record WebSettings(
    String allowedHosts, String corsOrigins, String trustedProxies, long maxRequestBodyBytes) {

  /** As browsers send it: no path, no default port, nothing in capitals. */
  private static final String ORIGIN = "[a-z][a-z0-9+.-]*://[^\\s/,*A-Z]+";

  /** A name, all names below one, or any; an address is let in whether it is named or not. */
  private static final String HOST =
      "\\*|(\\*\\.)?[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*]?";

  /** Checks the limit and the lists. */
  public WebSettings {
    if (maxRequestBodyBytes < 1 || maxRequestBodyBytes > 1 << 30) {
      throw new StartupRefusal("MAX_REQUEST_BODY_BYTES must be 1 to 1073741824");
    }
    if (!list(allowedHosts).stream().allMatch(name -> name.matches(HOST))) {
      throw new StartupRefusal(
          "ALLOWED_HOSTS must be names like coffee.example or *.example.org, without port,"
              + " with commas between");
    }
    if (!list(corsOrigins).stream().allMatch(origin -> origin.matches(ORIGIN))) {
      throw new StartupRefusal(
          "CORS_ORIGINS must name origins like https://coffee.example, with commas between");
    }
    networks(trustedProxies);
  }

  /** Names that were configured; empty if none were. */
  public List<String> hosts() {
    return list(allowedHosts);
  }

  /** Names under which the service may be called: those configured, or any. */
  public Set<String> namesForHosts() {
    List<String> names = hosts();
    return names.isEmpty() ? Set.of(HostNames.ANY) : Set.copyOf(names);
  }

  public List<String> origins() {
    return list(corsOrigins);
  }

  /** Proxies whose word is taken for where a request comes from. */
  public List<Network> proxies() {
    return networks(trustedProxies);
  }

  private static List<Network> networks(String text) {
    try {
      return list(text).stream().map(Network::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new StartupRefusal(
          "TRUSTED_PROXIES must be addresses or networks like 10.0.0.0/8, with commas between", e);
    }
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
