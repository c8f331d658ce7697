package coffee.rest.limits;

import java.net.InetAddress;

/**
 * An IP network in CIDR notation.
 *
 * @param first any address of the network
 * @param prefix prefix length in bits
 */
public record IpNetwork(InetAddress first, int prefix) {

  /** Checks the prefix length. */
  public IpNetwork {
    if (prefix < 0 || prefix > first.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException("invalid prefix length: " + prefix);
    }
  }

  /**
   * Parses {@code 10.0.0.0/8}, {@code fd00::/8} or a single address.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static IpNetwork parse(String text) {
    String[] parts = text.split("/", 2);
    InetAddress address =
        IpAddresses.parse(parts[0])
            .orElseThrow(() -> new IllegalArgumentException("not an IP address: " + parts[0]));
    return parts.length == 1
        ? new IpNetwork(address, address.getAddress().length * Byte.SIZE)
        : new IpNetwork(address, Integer.parseInt(parts[1]));
  }

  boolean contains(InetAddress address) {
    byte[] mine = first.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
