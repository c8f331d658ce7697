package coffee.rest.limits;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.limits.ClientOriginResolver.Sent;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientOriginResolverTest {

  private static final ClientOriginResolver BEHIND_PROXIES =
      new ClientOriginResolver(List.of(IpNetwork.parse("10.0.0.0/8")));

  private static InetAddress address(String text) {
    return IpAddresses.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "http,Coffee.Home:8000,http://coffee.home:8000",
    "http,coffee.home:80,http://coffee.home",
    "https,coffee.home:443,https://coffee.home",
    "https,coffee.home:80,https://coffee.home:80",
    "http,[2001:DB8::1]:8000,http://[2001:db8::1]:8000",
    "http,'',''",
    "http,a/b,''",
    "http,a@b,''"
  })
  void usesConnectionWithoutProxy(String scheme, String host, String origin) {
    Sent sent = new Sent(scheme, host, "proto=https;host=evil", "https", "evil.example");

    assertThat(BEHIND_PROXIES.resolve(address("192.168.1.2"), sent)).isEqualTo(origin);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|https|coffee.example|https://coffee.example",
        "''|https|''|https://inner:8000",
        "''|''|coffee.example|http://coffee.example",
        "''|''|''|http://inner:8000",
        "''|gopher|coffee.example|http://inner:8000",
        "''|https|a/b|http://inner:8000",
        "''|http, https|evil, coffee.example|https://coffee.example",
        "for=1.2.3.4;proto=https;host=coffee.example|''|''|https://coffee.example",
        "for=1.2.3.4;Proto=HTTPS;Host=\"coffee.example:8443\"|''|''|https://coffee.example:8443",
        "host=evil, for=1.2.3.4;proto=https;host=coffee.example, for=10.0.0.2;proto=http;host=in|''|''|https://coffee.example",
        "for=1.2.3.4|''|''|http://inner:8000",
        "proto=https;host=coffee.example|https|coffee.example|https://coffee.example",
        "proto=https;host=evil.example|https|coffee.example|http://inner:8000"
      })
  void usesWhatTrustedProxiesForward(String forwarded, String proto, String host, String origin) {
    Sent sent = new Sent("http", "inner:8000", forwarded, proto, host);

    assertThat(BEHIND_PROXIES.resolve(address("10.0.0.1"), sent)).isEqualTo(origin);
  }
}
