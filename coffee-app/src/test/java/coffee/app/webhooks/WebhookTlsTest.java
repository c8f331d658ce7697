package coffee.app.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.PrivateAuthority;
import coffee.domain.webhooks.DeliveryResult;
import coffee.domain.webhooks.DeliveryResult.Kind;
import coffee.domain.webhooks.ReceiverAddresses;
import coffee.domain.webhooks.WebhookMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receivers at home, whose certificates no public authority has signed. */
class WebhookTlsTest {

  private static final String HOST = "receiver.example";
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";
  private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";
  private static final DeliveryResult UNTRUSTED =
      new DeliveryResult(Kind.UNREACHABLE, "the certificate is not trusted, or TLS failed");

  @TempDir private static Path folder;
  private static TlsReceiver receiver;

  @BeforeAll
  static void listen() throws IOException, GeneralSecurityException {
    receiver = new TlsReceiver(folder, HOST);
  }

  @AfterAll
  static void close() {
    receiver.close();
  }

  @AfterEach
  void restoreDefaultTrust() {
    System.clearProperty(TRUST_STORE);
    System.clearProperty(TRUST_STORE_PASSWORD);
  }

  private static void trustAuthority() throws IOException, GeneralSecurityException {
    System.setProperty(TRUST_STORE, receiver.trustStore().toString());
    System.setProperty(TRUST_STORE_PASSWORD, PrivateAuthority.PASSWORD);
  }

  private static DeliveryResult send(String host) {
    ReceiverAddresses addresses =
        new ReceiverAddresses(name -> List.of(InetAddress.getLoopbackAddress()), true);
    return new HttpWebhookSender(addresses, Duration.ofSeconds(60))
        .send(new WebhookMessage(receiver.url(host), "msg_1", Instant.EPOCH, "v1,abc", "{}"));
  }

  @Test
  void refusesCertificateOfUnknownAuthority() {
    int before = receiver.received();

    assertThat(send(HOST)).isEqualTo(UNTRUSTED);
    assertThat(receiver.received()).isEqualTo(before);
  }

  @Test
  void acceptsCertificateOfAuthorityInTrustStore() throws Exception {
    trustAuthority();
    int before = receiver.received();

    assertThat(send(HOST)).isEqualTo(DeliveryResult.accepted());
    assertThat(receiver.received()).isEqualTo(before + 1);
  }

  @Test
  void refusesCertificateForAnotherHost() throws Exception {
    trustAuthority();
    int before = receiver.received();

    assertThat(send("other.example")).isEqualTo(UNTRUSTED);
    assertThat(receiver.received()).isEqualTo(before);
  }
}
