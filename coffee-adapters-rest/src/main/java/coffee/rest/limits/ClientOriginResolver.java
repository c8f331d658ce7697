package coffee.rest.limits;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Determines the origin of the service as the client sees it: scheme, host and port of the
 * connection or, if the peer is a trusted proxy, those that it forwarded. Like addresses, they are
 * believed only of trusted proxies, and not where the two kinds of headers disagree.
 */
final class ClientOriginResolver {

  private static final Pattern AUTHORITY =
      Pattern.compile("([a-z0-9._-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

  private final List<IpNetwork> proxies;

  /**
   * Creates the resolver.
   *
   * @param proxies trusted proxies; without any, the headers are ignored
   */
  ClientOriginResolver(List<IpNetwork> proxies) {
    this.proxies = List.copyOf(proxies);
  }

  /**
   * What a request says of its origin; header values are empty if they were not sent.
   *
   * @param scheme of the connection
   * @param host {@code Host}
   * @param forwarded all values of {@code Forwarded}, comma-separated
   * @param forwardedProto the same for {@code X-Forwarded-Proto}
   * @param forwardedHost the same for {@code X-Forwarded-Host}
   */
  record Sent(
      String scheme, String host, String forwarded, String forwardedProto, String forwardedHost) {}

  /** The origin, without a default port; empty if there is no valid host. */
  String resolve(InetAddress peer, Sent sent) {
    String direct = origin(sent.scheme(), sent.host()).orElse("");
    if (!isTrusted(peer)) {
      return direct;
    }
    Optional<String> forwarded = fromForwarded(sent);
    Optional<String> forwardedX = fromX(sent);
    if (forwarded.isPresent() && forwardedX.isPresent()) {
      return forwarded.equals(forwardedX) ? forwarded.get() : direct;
    }
    return forwarded.or(() -> forwardedX).orElse(direct);
  }

  private Optional<String> fromForwarded(Sent sent) {
    if (sent.forwarded().isEmpty()) {
      return Optional.empty();
    }
    int client = clientElement(ForwardedHeaders.parseForwarded(sent.forwarded()));
    Optional<String> scheme = element(sent.forwarded(), "proto", client);
    Optional<String> host = element(sent.forwarded(), "host", client);
    return scheme.isEmpty() && host.isEmpty()
        ? Optional.empty()
        : origin(scheme.orElse(sent.scheme()), host.orElse(sent.host()));
  }

  /** The element that the outermost trusted proxy added. */
  private int clientElement(List<Optional<InetAddress>> hops) {
    int index = hops.size() - 1;
    while (index > 0 && hops.get(index).filter(this::isTrusted).isPresent()) {
      index--;
    }
    return index;
  }

  private static Optional<String> element(String header, String name, int index) {
    return ForwardedHeaders.parseForwarded(header, name).get(index);
  }

  private static Optional<String> fromX(Sent sent) {
    Optional<String> scheme = last(sent.forwardedProto());
    Optional<String> host = last(sent.forwardedHost());
    return scheme.isEmpty() && host.isEmpty()
        ? Optional.empty()
        : origin(scheme.orElse(sent.scheme()), host.orElse(sent.host()));
  }

  /** The value that the nearest proxy set or added. */
  private static Optional<String> last(String header) {
    String value = header.substring(header.lastIndexOf(',') + 1).strip();
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  private static Optional<String> origin(String scheme, String host) {
    String lowerScheme = scheme.toLowerCase(Locale.ROOT);
    String authority = host.strip().toLowerCase(Locale.ROOT);
    if (!lowerScheme.matches("https?") || !AUTHORITY.matcher(authority).matches()) {
      return Optional.empty();
    }
    String defaultPort = lowerScheme.equals("https") ? ":443" : ":80";
    String shown =
        authority.endsWith(defaultPort)
            ? authority.substring(0, authority.length() - defaultPort.length())
            : authority;
    return Optional.of(lowerScheme + "://" + shown);
  }

  private boolean isTrusted(InetAddress address) {
    return proxies.stream().anyMatch(proxy -> proxy.contains(address));
  }
}
