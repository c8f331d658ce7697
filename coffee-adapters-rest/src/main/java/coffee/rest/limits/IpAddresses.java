package coffee.rest.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses IP addresses from headers and configuration; never host names, which need DNS. */
final class IpAddresses {

  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1?\\d?\\d)");

  /** A colon before any dot keeps the platform from resolving the text as a name. */
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]+");

  /** The network that one household or rented machine usually has. */
  private static final int BYTES_OF_A_NETWORK = 8;

  private static final int BYTES_OF_IPV6 = 16;

  private IpAddresses() {}

  /** Parses an IP address; empty if it is none. A zone id such as {@code %eth0} is ignored. */
  static Optional<InetAddress> parse(String text) {
    int zone = text.indexOf('%');
    String bare = zone < 0 ? text : text.substring(0, zone);
    if (!IPV4.matcher(bare).matches() && !IPV6.matcher(bare).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(bare)); // one that is IPv4 in IPv6 comes out as IPv4
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }

  /** The address that limits apply to: an IPv4 address, or the /64 network of an IPv6 address. */
  static String clientKey(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address.getHostAddress();
    }
    byte[] network = Arrays.copyOf(address.getAddress(), BYTES_OF_A_NETWORK);
    try {
      byte[] first = Arrays.copyOf(network, BYTES_OF_IPV6);
      return InetAddress.getByAddress(first).getHostAddress() + "/64";
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
