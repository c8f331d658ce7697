package coffee.app.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.configuration.MqttSettings;
import coffee.app.doctor.Finding;
import coffee.app.doctor.Finding.Level;
import coffee.app.doctor.MqttCheck;
import coffee.domain.Eventually;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the command {@code doctor} says of a broker. */
class BrokerProbeTest {

  private static List<Finding> check(String url) {
    return new MqttCheck(new MqttSettings(url, "")).run();
  }

  @Test
  void noBrokerIsFine() {
    assertThat(check("")).isEmpty();
  }

  @Test
  void brokerThatAcceptsIsFineAndKeepsNothing() {
    try (TestBroker broker = TestBroker.started()) {
      assertThat(check(broker.url())).extracting(Finding::level).containsExactly(Level.OK);
      Eventually.until("it has left", () -> broker.clients("") == 0);
    }
  }

  @Test
  void wrongPasswordIsProblemWithoutTheSecret() {
    try (TestBroker broker = TestBroker.started()) {
      List<Finding> findings = check(broker.url("AnotherPassword"));

      assertThat(findings).extracting(Finding::level).containsExactly(Level.PROBLEM);
      assertThat(findings.toString()).contains("MQTT_URL").doesNotContain("AnotherPassword");
    }
  }

  @Test
  void absentBrokerIsProblem() {
    try (TestBroker broker = TestBroker.absent()) {
      assertThat(check(broker.url())).extracting(Finding::level).containsExactly(Level.PROBLEM);
    }
  }
}
