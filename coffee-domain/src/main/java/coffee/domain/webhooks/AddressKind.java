package coffee.domain.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * The kind of an IP address, by IANA's registries of special-purpose addresses (RFC 6890 and
 * later).
 */
public enum AddressKind {
  /** An address of the internet. */
  PUBLIC,
  /** The machine itself, a private network, or one of a provider (CGNAT). */
  PRIVATE,
  /** Never a receiver: link-local, metadata of a cloud, multicast, reserved, unspecified. */
  FORBIDDEN;

  private static final int BYTES_OF_IPV4 = 4;

  /** A network, and the kind of its addresses. */
  private record Network(InetAddress first, int bits, AddressKind kind) {

    static Network of(String address, int bits, AddressKind kind) {
      try {
        return new Network(InetAddress.getByName(address), bits, kind);
      } catch (UnknownHostException notNumeric) {
        throw new IllegalStateException(notNumeric);
      }
    }

    boolean contains(byte[] address) {
      byte[] start = first.getAddress();
      if (address.length != start.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % Byte.SIZE;
        if (((address[bit / Byte.SIZE] ^ start[bit / Byte.SIZE]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  /** The first that contains an address decides. */
  private static final List<Network> NETWORKS =
      List.of(
          // IPv4
          Network.of("0.0.0.0", 8, FORBIDDEN), // this network
          Network.of("10.0.0.0", 8, PRIVATE),
          Network.of("100.100.100.200", 32, FORBIDDEN), // metadata of Alibaba
          Network.of("100.64.0.0", 10, PRIVATE), // CGNAT
          Network.of("127.0.0.0", 8, PRIVATE),
          Network.of("168.63.129.16", 32, FORBIDDEN), // the host of Azure
          Network.of("169.254.0.0", 16, FORBIDDEN), // link-local and metadata
          Network.of("172.16.0.0", 12, PRIVATE),
          Network.of("192.0.0.0", 24, FORBIDDEN), // protocols, and metadata of Oracle
          Network.of("192.0.2.0", 24, FORBIDDEN), // documentation
          Network.of("192.88.99.0", 24, FORBIDDEN), // relays of 6to4
          Network.of("192.168.0.0", 16, PRIVATE),
          Network.of("198.18.0.0", 15, FORBIDDEN), // benchmarks
          Network.of("198.51.100.0", 24, FORBIDDEN), // documentation
          Network.of("203.0.113.0", 24, FORBIDDEN), // documentation
          Network.of("224.0.0.0", 3, FORBIDDEN), // multicast, reserved, broadcast
          Network.of("0.0.0.0", 0, PUBLIC),
          // IPv6
          Network.of("::1", 128, PRIVATE),
          Network.of("fd00:ec2::", 32, FORBIDDEN), // metadata of Amazon
          Network.of("fd20:ce::254", 128, FORBIDDEN), // metadata of Google
          Network.of("fc00::", 7, PRIVATE), // unique local
          Network.of("2001::", 23, FORBIDDEN), // protocols, and Teredo, which holds an IPv4 address
          Network.of("2001:db8::", 32, FORBIDDEN), // documentation
          Network.of("3fff::", 20, FORBIDDEN), // documentation
          Network.of("2000::", 3, PUBLIC),
          Network.of("::", 0, FORBIDDEN)); // unspecified, link-local, multicast, unassigned

  /** Networks whose addresses hold an IPv4 address, and the byte at which it begins. */
  private record Embedding(Network network, int start) {}

  private static final List<Embedding> EMBEDDINGS =
      List.of(
          new Embedding(Network.of("64:ff9b::", 96, PUBLIC), 12), // NAT64
          new Embedding(Network.of("2002::", 16, PUBLIC), 2)); // 6to4

  /**
   * The kind of an address. An IPv6 address that holds an IPv4 address is public if both are, and
   * otherwise forbidden; one that is mapped ({@code ::ffff:0:0/96}) is that IPv4 address.
   */
  public static AddressKind of(InetAddress address) {
    byte[] bytes = address.getAddress();
    for (Embedding embedding : EMBEDDINGS) {
      if (embedding.network().contains(bytes)) {
        int start = embedding.start();
        byte[] held = Arrays.copyOfRange(bytes, start, start + BYTES_OF_IPV4);
        return of(held) == PUBLIC ? PUBLIC : FORBIDDEN;
      }
    }
    return of(unmapped(bytes));
  }

  private static AddressKind of(byte[] address) {
    return NETWORKS.stream()
        .filter(network -> network.contains(address))
        .map(Network::kind)
        .findFirst()
        .orElse(FORBIDDEN);
  }

  /** Java unmaps them itself when it makes an address; this does not rely on it. */
  private static byte[] unmapped(byte[] address) {
    byte[] mapped = new byte[16];
    mapped[10] = -1;
    mapped[11] = -1;
    boolean isMapped =
        address.length == mapped.length && Arrays.equals(address, 0, 12, mapped, 0, 12);
    return isMapped ? Arrays.copyOfRange(address, 12, 16) : address;
  }
}
