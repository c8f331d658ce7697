package coffee.app.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.app.configuration.MqttSettings;
import coffee.app.support.PrivateAuthority;
import coffee.domain.FreePort;
import io.moquette.broker.config.IConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker at home, whose certificate no public authority has signed. */
class MqttTlsTest {

  private static final String HOST = "localhost";
  private static final int PORT = FreePort.find();

  @TempDir private static Path folder;
  private static PrivateAuthority authority;
  private static TestBroker broker;

  @BeforeAll
  static void listen() throws IOException, GeneralSecurityException {
    authority = new PrivateAuthority(folder, HOST);
    broker =
        TestBroker.started(
            Map.of(
                IConfig.SSL_PORT_PROPERTY_NAME,
                Integer.toString(PORT),
                IConfig.JKS_PATH_PROPERTY_NAME,
                authority.serverKeyFile().toString(),
                IConfig.KEY_STORE_TYPE,
                "pkcs12",
                IConfig.KEY_STORE_PASSWORD_PROPERTY_NAME,
                PrivateAuthority.PASSWORD,
                IConfig.KEY_MANAGER_PASSWORD_PROPERTY_NAME,
                PrivateAuthority.PASSWORD));
  }

  @AfterAll
  static void close() {
    broker.close();
  }

  /** Connects over TLS, and leaves. */
  private static void connect(String host, String caFile) throws Exception {
    MqttSettings settings =
        new MqttSettings(
            "mqtts://coffee:%s@%s:%d".formatted(TestBroker.PASSWORD, host, PORT), caFile);
    Broker service = new Broker(settings.address().orElseThrow(), settings.trusted(), "store");
    try (BrokerConnection connection = TestBroker.connected(() -> open(service))) {
      assertThat(connection.end()).isNotDone();
      assertThat(broker.clients(service.clientId())).isEqualTo(1);
    }
  }

  private static BrokerConnection open(Broker service)
      throws BrokerException, InterruptedException {
    return BrokerConnection.open(
        service,
        new MqttMessage("will", "offline"),
        List.of("commands"),
        message -> true,
        Runnable::run);
  }

  @Test
  void acceptsCertificateOfAuthorityInFile() throws Exception {
    connect(HOST, authority.certificate().toString());
  }

  @Test
  void refusesCertificateOfUnknownAuthority() {
    assertThatThrownBy(() -> connect(HOST, ""))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("certification path");
  }

  @Test
  void refusesCertificateForAnotherHost() throws Exception {
    String caFile = authority.certificate().toString();

    assertThatThrownBy(() -> connect("127.0.0.1", caFile))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("subject alternative names");
  }
}
