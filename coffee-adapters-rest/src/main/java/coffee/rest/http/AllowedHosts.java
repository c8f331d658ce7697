package coffee.rest.http;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The allowed host names. IP addresses are always allowed, because probes use them.
 *
 * @param allowed host names without port, {@code *.example.org} for subdomains, {@code *} for any
 */
public record AllowedHosts(Set<String> allowed) {

  /** The wildcard that allows any name. */
  public static final String ANY = "*";

  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

  /** Copies the names in lower case. */
  public AllowedHosts {
    allowed =
        allowed.stream()
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether a host header is allowed.
   *
   * @param header the {@code Host} header, null if absent
   */
  public boolean allows(@Nullable String header) {
    return allowed.contains(ANY)
        || (header != null && isAllowed(nameIn(header.strip().toLowerCase(Locale.ROOT))));
  }

  private boolean isAllowed(String host) {
    return allowed.contains(host)
        || ADDRESS.matcher(host).matches()
        || allowed.stream()
            .anyMatch(name -> name.startsWith("*.") && host.endsWith(name.substring(1)));
  }

  private static String nameIn(String header) {
    int bracket = header.lastIndexOf(']'); // an IPv6 address holds colons of its own
    int colon = header.indexOf(':', Math.max(bracket, 0));
    return colon < 0 ? header : header.substring(0, colon);
  }
}
