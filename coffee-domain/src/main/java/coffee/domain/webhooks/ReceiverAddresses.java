package coffee.domain.webhooks;

import coffee.domain.DomainException;
import coffee.domain.TextRules;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/**
 * Where webhooks may go: by {@code https} to public addresses, and if the instance allows private
 * ones, by {@code http} and {@code https} to those too. Thread-safe.
 */
public final class ReceiverAddresses {

  /** The error code for addresses that are not allowed. */
  public static final String NOT_ALLOWED = "address_not_allowed";

  /** Greatest length of a URL, in characters. */
  public static final int MAX_URL_LENGTH = 2_000;

  private static final int MAX_PORT = 65_535;

  private final HostResolver resolver;
  private final boolean allowsPrivate;

  /**
   * Creates the rules.
   *
   * @param allowsPrivate whether private networks and the machine itself are allowed
   */
  public ReceiverAddresses(HostResolver resolver, boolean allowsPrivate) {
    this.resolver = resolver;
    this.allowsPrivate = allowsPrivate;
  }

  /**
   * Reads a URL and looks its host up. A host that cannot be found may be found later.
   *
   * @throws DomainException {@code too_long}, {@code invalid_text}, {@code invalid_url}; {@value
   *     #NOT_ALLOWED}
   */
  public URI requireUrl(String text) {
    URI url = parse(TextRules.requireOneLine(text, MAX_URL_LENGTH));
    boolean isHttp = "http".equals(url.getScheme());
    if (isHttp && !allowsPrivate) {
      throw DomainException.invalid(NOT_ALLOWED, schemes());
    }
    requireAllowed(resolver.resolve(host(url)), isHttp);
    return url;
  }

  /**
   * The addresses to connect to; none if the host cannot be found.
   *
   * @throws DomainException {@value #NOT_ALLOWED} if one of them is not allowed
   */
  public List<InetAddress> resolve(URI url) {
    List<InetAddress> addresses = resolver.resolve(host(url));
    requireAllowed(addresses, "http".equals(url.getScheme()));
    return addresses;
  }

  private static String host(URI url) {
    String host = url.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private void requireAllowed(List<InetAddress> addresses, boolean isHttp) {
    for (InetAddress address : addresses) {
      AddressKind kind = AddressKind.of(address);
      boolean isAllowed =
          switch (kind) {
            case PUBLIC -> !isHttp;
            case PRIVATE -> allowsPrivate;
            case FORBIDDEN -> false;
          };
      if (!isAllowed) {
        throw DomainException.invalid(NOT_ALLOWED, detail(kind));
      }
    }
  }

  private static String detail(AddressKind kind) {
    return switch (kind) {
      case PUBLIC -> "must begin with https:// outside of private networks";
      case PRIVATE -> "leads to a private network, which WEBHOOK_PRIVATE does not allow";
      case FORBIDDEN -> "leads to a reserved address, or one of a cloud's internal services";
    };
  }

  private String schemes() {
    return allowsPrivate ? "must begin with https:// or http://" : "must begin with https://";
  }

  private URI parse(String text) {
    try {
      URI url = new URI(text);
      String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
      if (!scheme.equals("http") && !scheme.equals("https")) {
        throw DomainException.invalid(NOT_ALLOWED, schemes());
      }
      if (url.getHost() == null
          || url.getRawUserInfo() != null
          || url.getRawFragment() != null
          || url.getPort() == 0
          || url.getPort() > MAX_PORT) {
        throw invalid();
      }
      return new URI(scheme + text.substring(scheme.length()));
    } catch (URISyntaxException malformed) {
      throw invalid();
    }
  }

  private static DomainException invalid() {
    return DomainException.invalid(
        "invalid_url", "must be a URL with an ASCII host, without a user, password or fragment");
  }
}
