package coffee.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListenAddressesTest {

  private static ListenAddresses on(String host) {
    return new ListenAddresses("https", host, 8443, "127.0.0.1", 8001);
  }

  @Test
  void loopbackIsReachableFromThisMachineOnly() {
    assertThat(on("127.0.0.1").networkUrls()).isEmpty();
    assertThat(on("localhost").networkUrls()).isEmpty();
    assertThat(on("127.0.0.1").url()).isEqualTo("https://127.0.0.1:8443");
  }

  @Test
  void listsSingleAddressOnly() {
    assertThat(on("192.168.1.20").networkUrls()).containsExactly("https://192.168.1.20:8443");
  }

  @Test
  void expandsWildcardToPrivateAddresses() {
    assertThat(on("0.0.0.0").url()).isEqualTo("https://127.0.0.1:8443");
    assertThat(on("0.0.0.0").networkUrls())
        .hasSizeLessThanOrEqualTo(4)
        .allSatisfy(
            url -> assertThat(url).matches("https://(10|172|192)\\.\\d+\\.\\d+\\.\\d+:8443"));
  }
}
