package coffee.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MqttSettingsTest {

  private static final String SECRET = "s3cret";

  @ParameterizedTest
  @CsvSource({
    "mqtt://broker, broker, 1883, false",
    "mqtts://broker, broker, 8883, true",
    "MQTT://192.168.1.5:1884/, 192.168.1.5, 1884, false",
    "mqtt://my_broker.local:1, my_broker.local, 1, false",
    "mqtts://[fd00::5]:65535, fd00::5, 65535, true",
    "mqtt://coffee:s3cret@broker, broker, 1883, false"
  })
  void readsAddress(String url, String host, int port, boolean isEncrypted) {
    MqttAddress address = new MqttSettings(url, "").address().orElseThrow();
    assertThat(address.host()).isEqualTo(host);
    assertThat(address.port()).isEqualTo(port);
    assertThat(address.isEncrypted()).isEqualTo(isEncrypted);
    assertThat(address.toString()).doesNotContain(SECRET).doesNotContain("coffee");
  }

  @Test
  void decodesUserAndPassword() {
    MqttAddress address =
        new MqttSettings("mqtt://my%20user:p%40ss:w/o?rd#@x@broker", "").address().orElseThrow();
    assertThat(address.user()).hasValue("my user");
    assertThat(address.password()).hasValue("p@ss:w/o?rd#@x");
    assertThat(new MqttSettings("mqtt://user@broker", "").address().orElseThrow().password())
        .isEmpty();
    assertThat(new MqttSettings("", "").address()).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "broker",
        "http://coffee:s3cret@broker",
        "mqtt://",
        "mqtt://coffee:s3cret@",
        "mqtt://coffee:s3cret@broker:0",
        "mqtt://coffee:s3cret@broker:65536",
        "mqtt://coffee:s3cret@broker:port",
        "mqtt://coffee:s3cret@broker/topic",
        "mqtt://coffee:s3cret@broker?x=1",
        "mqtt://:s3cret@broker"
      })
  void refusesOtherAddressesWithoutRepeatingThem(String url) {
    assertThatThrownBy(() -> new MqttSettings(url, ""))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("MQTT_URL")
        .hasMessageNotContaining(SECRET)
        .hasNoCause();
  }

  @Test
  void refusesCertificatesThatCannotBeRead(@TempDir Path folder) throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    Path wrong = Files.writeString(folder.resolve("wrong.pem"), "no certificate");
    for (Path file : new Path[] {empty, wrong, folder.resolve("absent.pem"), folder}) {
      assertThatThrownBy(() -> new MqttSettings("mqtts://coffee:s3cret@broker", file.toString()))
          .isInstanceOf(OperatorException.class)
          .hasMessageContaining("MQTT_CA_FILE")
          .hasMessageNotContaining(SECRET);
    }
    assertThatThrownBy(() -> new MqttSettings("mqtt://broker", empty.toString()))
        .hasMessageContaining("mqtts://");
  }

  @Test
  void textExcludesSecrets() {
    assertThat(new MqttSettings("mqtt://coffee:s3cret@broker", "").toString())
        .doesNotContain(SECRET);
  }
}
