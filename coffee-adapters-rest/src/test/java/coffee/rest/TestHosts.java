package coffee.rest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Names for tests, without a name server. */
final class TestHosts {

  private TestHosts() {}

  /** {@code mixed.example} has a public and a private address. */
  static List<InetAddress> resolve(String host) {
    return switch (host) {
      case "public.example" -> List.of(numeric("93.184.216.34"));
      case "mixed.example" -> List.of(numeric("93.184.216.34"), numeric("10.0.0.1"));
      default -> host.matches("[0-9a-fA-F:.]+") ? List.of(numeric(host)) : List.of();
    };
  }

  private static InetAddress numeric(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException notNumeric) {
      throw new IllegalArgumentException(notNumeric);
    }
  }
}
