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

/** Parses the hops in {@code Forwarded} or {@code X-Forwarded-For}. */
final class ForwardedHeaders {

  private static final Pattern FOR =
      Pattern.compile("(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^;\"\\s]+)", Pattern.CASE_INSENSITIVE);

  /** An address, IPv6 in brackets where a port follows. */
  private static final Pattern NODE =
      Pattern.compile("\\[([^\\]]+)](?::\\d{1,5})?|([^:]+)(?::\\d{1,5})?|([^\\[\\]]+)");

  private ForwardedHeaders() {}

  /** The hops of {@code Forwarded} (RFC 7239), in order; empty where unreadable or hidden. */
  static List<Optional<InetAddress>> parseForwarded(String header) {
    return elements(header).map(ForwardedHeaders::forParameter).toList();
  }

  /**
   * A parameter of each element of {@code Forwarded}, in order; empty where it is missing.
   *
   * @param name {@code proto} or {@code host}
   */
  static List<Optional<String>> parseForwarded(String header, String name) {
    Pattern parameter =
        Pattern.compile(
            "(?:^|;)\\s*" + name + "\\s*=\\s*(\"[^\"]*\"|[^;\"\\s]+)", Pattern.CASE_INSENSITIVE);
    return elements(header)
        .map(parameter::matcher)
        .map(
            found ->
                found.find()
                    ? Optional.of(found.group(1).replace("\"", ""))
                    : Optional.<String>empty())
        .toList();
  }

  /** The hops of {@code X-Forwarded-For}, in order; empty where unreadable. */
  static List<Optional<InetAddress>> parseXForwardedFor(String header) {
    return Arrays.stream(header.split(",", -1)).map(ForwardedHeaders::node).toList();
  }

  /**
   * Splits at commas outside quotes. Quotes are matched from the end, where our own proxies append:
   * a quote that a client leaves open hides nothing that they added.
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

  private static Optional<InetAddress> forParameter(String element) {
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
        return IpAddresses.parse(address);
      }
    }
    return Optional.empty();
  }
}
