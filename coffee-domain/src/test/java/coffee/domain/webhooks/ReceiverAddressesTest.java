package coffee.domain.webhooks;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.DomainException.Reason;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverAddressesTest {

  private final ReceiverAddresses strict = new ReceiverAddresses(this::resolve, false);
  private final ReceiverAddresses atHome = new ReceiverAddresses(this::resolve, true);

  private List<InetAddress> resolve(String host) {
    return switch (host) {
      case "public.example" -> List.of(numeric("93.184.216.34"), numeric("2606:4700::1"));
      case "home.example" -> List.of(numeric("192.168.1.5"));
      case "mixed.example" -> List.of(numeric("93.184.216.34"), numeric("10.0.0.1"));
      case "metadata.example" -> List.of(numeric("169.254.169.254"));
      case "home-and-metadata.example" -> List.of(numeric("192.168.1.5"), numeric("fd00:ec2::254"));
      case "later.example" -> List.of();
      default -> List.of(numeric(host)); // as the platform reads numbers
    };
  }

  private static InetAddress numeric(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException notNumeric) {
      throw new IllegalArgumentException(notNumeric);
    }
  }

  private static void assertNotAllowed(ReceiverAddresses addresses, String url) {
    assertRefused(Reason.INVALID, ReceiverAddresses.NOT_ALLOWED, () -> addresses.requireUrl(url));
  }

  @Test
  void returnsCheckedAddresses() {
    URI url = strict.requireUrl("HTTPS://public.example:8443/a?b=c");

    assertThat(url).isEqualTo(URI.create("https://public.example:8443/a?b=c"));
    assertThat(strict.resolve(url))
        .containsExactly(numeric("93.184.216.34"), numeric("2606:4700::1"));
    assertThat(strict.resolve(strict.requireUrl("https://later.example"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://public.example/",
        "https://home.example/",
        "http://home.example/",
        "https://mixed.example/",
        "https://metadata.example/",
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::a00:1]/",
        "file:///etc/passwd",
        "gopher://public.example/"
      })
  void refusesAddressOutsideOfInternet(String url) {
    assertNotAllowed(strict, url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://home.example/",
        "https://home.example/",
        "http://127.0.0.1:8123/api/webhook/a",
        "http://[::1]/",
        "https://mixed.example/",
        "https://public.example/"
      })
  void allowsPrivateAddressAtHome(String url) {
    assertThat(atHome.requireUrl(url)).isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://public.example/",
        "http://mixed.example/",
        "https://metadata.example/",
        "http://169.254.169.254/",
        "http://home-and-metadata.example/",
        "http://0.0.0.0/",
        "http://[fe80::1]/",
        "http://224.0.0.1/"
      })
  void neverAllowsOthers(String url) {
    assertNotAllowed(atHome, url);
  }

  @Test
  void checksAgainWhenNameResolvesToAnotherAddress() {
    URI url = URI.create("https://metadata.example/");
    assertRefused(Reason.INVALID, ReceiverAddresses.NOT_ALLOWED, () -> strict.resolve(url));
    assertRefused(Reason.INVALID, ReceiverAddresses.NOT_ALLOWED, () -> atHome.resolve(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user@public.example/",
        "https://public.example/#a",
        "https://public.example:0/",
        "https://public.example:65536/",
        "https:///a",
        "https://127.1/",
        "https://bücher.example/",
        "https://public.example/a b"
      })
  void refusesInvalidUrl(String url) {
    assertRefused(Reason.INVALID, "invalid_url", () -> strict.requireUrl(url));
  }

  @Test
  void refusesLongUrl() {
    String url = "https://public.example/" + "a".repeat(ReceiverAddresses.MAX_URL_LENGTH);
    assertRefused(Reason.INVALID, "too_long", () -> strict.requireUrl(url));
  }
}
