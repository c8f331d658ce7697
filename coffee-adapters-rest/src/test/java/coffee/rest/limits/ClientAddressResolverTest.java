package coffee.rest.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressResolverTest {

  private final ClientAddressResolver addresses =
      new ClientAddressResolver(
          List.of(
              IpNetwork.parse("10.0.0.0/8"),
              IpNetwork.parse("::1"),
              IpNetwork.parse("fd00:7::/32")));

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      textBlock =
          """
          # who is connected, Forwarded, X-Forwarded-For, whose request it is
          192.0.2.7,  '',                              198.51.100.1,            192.0.2.7
          192.0.2.7,  for=198.51.100.1,                '',                      192.0.2.7
          10.0.0.1,   '',                              '',                      10.0.0.1
          10.0.0.1,   '',                              198.51.100.1,            198.51.100.1
          10.0.0.1,   '',                              '198.51.100.1:4711',     198.51.100.1
          10.0.0.1,   '',                              '6.6.6.6, 198.51.100.1', 198.51.100.1
          10.0.0.1,   '',                              '198.51.100.1, 10.2.3.4, 10.9.9.9', 198.51.100.1
          10.0.0.1,   '',                              '10.1.1.1, 10.2.2.2',    10.1.1.1
          10.0.0.1,   '',                              '6.6.6.6, nonsense, 10.2.3.4', 10.2.3.4
          10.0.0.1,   '',                              nonsense,                10.0.0.1
          10.0.0.1,   '',                              999.1.1.1,               10.0.0.1
          10.0.0.1,   'for="[.1:2]"',                  '',                      10.0.0.1
          10.0.0.1,   '',                              ',,',                    10.0.0.1
          ::1,        '',                              '2001:db8::1',           2001:db8::1
          ::1,        '',                              '[2001:db8::1]:443',     2001:db8::1
          fd00:7::2,  '',                              '::ffff:198.51.100.1',   198.51.100.1
          10.0.0.1,   for=198.51.100.1;proto=https,    '',                      198.51.100.1
          10.0.0.1,   'FOR = "198.51.100.1:80"',       '',                      198.51.100.1
          10.0.0.1,   'proto=https;for="[2001:db8::1]:80"', '',                 2001:db8::1
          10.0.0.1,   'for=6.6.6.6, for=198.51.100.1', '',                      198.51.100.1
          10.0.0.1,   'for="6,6", for=198.51.100.1, for=10.3.3.3', '',          198.51.100.1
          10.0.0.1,   'for=198.51.100.1, for=unknown', '',                      10.0.0.1
          10.0.0.1,   'for=198.51.100.1, for=_hidden', '',                      10.0.0.1
          10.0.0.1,   'for=";for=6.6.6.6;by=", for=198.51.100.1', '',           198.51.100.1
          10.0.0.1,   'for=";for=6.6.6.6;by=x, for=198.51.100.1', '',           198.51.100.1
          10.0.0.1,   by=198.51.100.1,                 '',                      10.0.0.1
          10.0.0.1,   for=198.51.100.1,                198.51.100.1,            198.51.100.1
          10.0.0.1,   for=6.6.6.6,                     198.51.100.1,            10.0.0.1
          """)
  void trustsOnlyConfiguredProxies(
      String peer, String forwarded, String xForwardedFor, String client) throws Exception {
    assertThat(addresses.resolve(InetAddress.getByName(peer), forwarded, xForwardedFor))
        .isEqualTo(InetAddress.getByName(client));
  }

  /** The maximum size of headers. */
  @ParameterizedTest
  @ValueSource(strings = {",", "\"", ",\"\"", "for=\"\",", ";"})
  void parsesLongHeadersInLinearTime(String part) throws Exception {
    InetAddress proxy = InetAddress.getByName("10.0.0.1");
    String header = part.repeat(8_000 / part.length());
    assertThat(addresses.resolve(proxy, header, "")).isEqualTo(proxy);
    assertThat(addresses.resolve(proxy, "", header)).isEqualTo(proxy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "10.0.0.0/33", "::/129", "10.0.0/8", "10.0.0.0/x", "", "cafe"})
  void refusesInvalidNetworks(String text) {
    assertThatThrownBy(() -> IpNetwork.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void groupsIpv6AddressesBySlash64() throws Exception {
    assertThat(IpAddresses.clientKey(InetAddress.getByName("198.51.100.1")))
        .isEqualTo("198.51.100.1");
    assertThat(IpAddresses.clientKey(InetAddress.getByName("2001:db8:1:2:3:4:5:6")))
        .isEqualTo("2001:db8:1:2:0:0:0:0/64");
  }

  @Test
  void ignoresIpv6Zone() {
    assertThat(IpAddresses.parse("fe80::1%eth0"))
        .isEqualTo(IpAddresses.parse("fe80::1"))
        .isPresent();
  }
}
