package coffee.domain.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressKindTest {

  @ParameterizedTest
  @CsvSource({
    "1.1.1.1, PUBLIC",
    "93.184.216.34, PUBLIC",
    "172.15.255.255, PUBLIC",
    "172.32.0.0, PUBLIC",
    "100.63.255.255, PUBLIC",
    "100.128.0.0, PUBLIC",
    "169.253.255.255, PUBLIC",
    "223.255.255.255, PUBLIC",
    "127.0.0.1, PRIVATE",
    "127.255.255.254, PRIVATE",
    "10.0.0.0, PRIVATE",
    "10.255.255.255, PRIVATE",
    "172.16.0.0, PRIVATE",
    "172.31.255.255, PRIVATE",
    "192.168.0.1, PRIVATE",
    "100.64.0.0, PRIVATE",
    "100.127.255.255, PRIVATE",
    "0.0.0.0, FORBIDDEN",
    "0.255.255.255, FORBIDDEN",
    "169.254.0.1, FORBIDDEN",
    "169.254.169.254, FORBIDDEN",
    "169.254.255.255, FORBIDDEN",
    "100.100.100.200, FORBIDDEN",
    "168.63.129.16, FORBIDDEN",
    "192.0.0.192, FORBIDDEN",
    "192.0.2.1, FORBIDDEN",
    "192.88.99.1, FORBIDDEN",
    "198.18.0.1, FORBIDDEN",
    "198.19.255.255, FORBIDDEN",
    "198.51.100.1, FORBIDDEN",
    "203.0.113.1, FORBIDDEN",
    "224.0.0.1, FORBIDDEN",
    "239.255.255.255, FORBIDDEN",
    "240.0.0.1, FORBIDDEN",
    "255.255.255.255, FORBIDDEN",
    "2606:4700:4700::1111, PUBLIC",
    "2a00:1450:4001::1, PUBLIC",
    "::1, PRIVATE",
    "fc00::1, PRIVATE",
    "fdff:ffff::1, PRIVATE",
    "::, FORBIDDEN",
    "::2, FORBIDDEN",
    "::127.0.0.1, FORBIDDEN",
    "fe80::1, FORBIDDEN",
    "febf::1, FORBIDDEN",
    "fec0::1, FORBIDDEN",
    "ff02::1, FORBIDDEN",
    "fd00:ec2::254, FORBIDDEN",
    "fd20:ce::254, FORBIDDEN",
    "100::1, FORBIDDEN",
    "2001::1, FORBIDDEN",
    "2001:db8::1, FORBIDDEN",
    "3fff::1, FORBIDDEN",
    "4000::1, FORBIDDEN",
    "::ffff:93.184.216.34, PUBLIC",
    "::ffff:10.0.0.1, PRIVATE",
    "::ffff:127.0.0.1, PRIVATE",
    "::ffff:169.254.169.254, FORBIDDEN",
    "64:ff9b::93.184.216.34, PUBLIC",
    "64:ff9b::10.0.0.1, FORBIDDEN",
    "64:ff9b::127.0.0.1, FORBIDDEN",
    "64:ff9b::169.254.169.254, FORBIDDEN",
    "64:ff9b:1::1, FORBIDDEN",
    "2002:5db8:d822::1, PUBLIC",
    "2002:0a00:0001::1, FORBIDDEN",
    "2002:7f00:0001::1, FORBIDDEN",
    "2002:a9fe:a9fe::1, FORBIDDEN"
  })
  void knowsWhereAddressLeads(String address, AddressKind kind) throws UnknownHostException {
    assertThat(AddressKind.of(InetAddress.getByName(address))).isEqualTo(kind);
  }
}
