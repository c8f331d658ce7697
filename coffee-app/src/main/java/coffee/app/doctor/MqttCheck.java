package coffee.app.doctor;

import coffee.app.configuration.MqttAddress;
import coffee.app.configuration.MqttSettings;
import coffee.app.mqtt.BrokerProbe;
import java.util.List;

/** Whether the broker accepts this service, if there is one. */
public record MqttCheck(MqttSettings settings) implements Check {

  private static final String SUBJECT = "MQTT";

  @Override
  public List<Finding> run() {
    return settings.address().map(this::check).map(List::of).orElse(List.of());
  }

  private Finding check(MqttAddress address) {
    return new BrokerProbe(address, settings.trusted())
        .failure()
        .map(MqttCheck::unavailable)
        .orElseGet(() -> Finding.ok(SUBJECT, "the broker accepts the connection"));
  }

  private static Finding unavailable(String reason) {
    return Finding.problem(
        SUBJECT,
        "no connection to the broker, so Home Assistant gets nothing: " + reason,
        "start the broker, or correct MQTT_URL and MQTT_CA_FILE");
  }
}
