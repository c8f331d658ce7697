package coffee.rest.limits;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The hops that a request passed, as {@code Forwarded} or {@code X-Forwarded-For} tell them. */
final class Forwarding {

  private static final Pattern FOR =
      Pattern.compile("(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^;\"\\s]+)", Pattern.CASE_INSENSITIVE);

  /** An address, IPv6 in brackets where a port follows. */
  private static final Pattern NODE =
      Pattern.compile("\\[([^\\]]+)](?::\\d{1,5})?|([^:]+)(?::\\d{1,5})?|([^\\[\\]]+)");

  private Forwarding() {}

  /** From RFC 7239, in the order of the header; nothing where a hop cannot be read or is hidden. */
  static List<Optional<InetAddress>> ofForwarded(String header) {
    return elements(header).map(Forwarding::forIn).toList();
  }

  /** From the older header, in its order; nothing where a hop cannot be read. */
  static List<Optional<InetAddress>> ofXForwardedFor(String header) {
    return Arrays.stream(header.split(",", -1)).map(Forwarding::node).toList();
  }

  /**
   * What stands between commas that no quotes surround. Quotes are counted from the end, where our
   * own proxies write: one that a client leaves open hides nothing that they added.
   */
  private static Stream<String> elements(String header) {
    Deque<String> elements = new ArrayDeque<>();
    int end = header.length();
    boolean isQuoted = false;
    for (int i = end - 1; i >= 0; i--) {
      char character = header.charAt(i);
      if (character == '"') {
        isQuoted = !isQuoted;
      } else if (character == ',' && !isQuoted) {
        elements.addFirst(header.substring(i + 1, end));
        end = i;
      }
    }
    elements.addFirst(header.substring(0, end));
    return elements.stream();
  }

  private static Optional<InetAddress> forIn(String element) {
    Matcher found = FOR.matcher(element);
    return found.find() ? node(found.group(1).replace("\"", "")) : Optional.empty();
  }

  private static Optional<InetAddress> node(String text) {
    Matcher node = NODE.matcher(text.strip());
    if (!node.matches()) {
      return Optional.empty();
    }
    for (int group = 1; group <= node.groupCount(); group++) {
      String address = node.group(group);
      if (address != null) {
        return Addresses.parse(address);
      }
    }
    return Optional.empty();
  }
}
