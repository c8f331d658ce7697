package coffee.app.mqtt;

import coffee.app.configuration.Version;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Describes the device to Home Assistant, as its <a
 * href="https://www.home-assistant.io/integrations/mqtt/#device-discovery-payload">device
 * discovery</a> says (2024.11 and later): one message for all sensors and buttons. An entity that a
 * later message leaves out is removed.
 *
 * <p>The values are those of {@code GET /v1/now}. The template of a value that is null renders as
 * {@code None}, for which Home Assistant shows "unknown".
 */
final class DeviceDescription {

  private static final String NAME = "Coffee Tracker";

  /** Renders the time of the press, once: a message that is delivered again has the same. */
  private static final String PRESS_TEMPLATE = "{{ utcnow().isoformat() }}";

  private static final List<Sensor> SENSORS =
      List.of(
          Sensor.number("active_mg", "Caffeine in me", "mg").icon("mdi:coffee-maker"),
          Sensor.number("today_mg", "Caffeine today", "mg").icon("mdi:sigma"),
          Sensor.number("headroom_mg", "Caffeine left today", "mg").icon("mdi:cup-outline"),
          Sensor.number("limit_used_pct", "Daily limit used", "%").icon("mdi:gauge"),
          Sensor.number("today_count", "Coffees today", "").icon("mdi:counter"),
          Sensor.time("last_intake_at", "Last coffee").icon("mdi:coffee"),
          Sensor.time("sleep_ok_at", "Sleep is fine from").icon("mdi:sleep"),
          Sensor.number("bpm", "Heart rate", "bpm").icon("mdi:heart-pulse"),
          Sensor.time("bpm_at", "Heart rate measured").icon("mdi:clock-outline"),
          Sensor.text("bpm_context", "Heart rate context").icon("mdi:run"),
          Sensor.text("experiment_instruction", "Coffee experiment").icon("mdi:flask-outline"));

  private final DeviceTopics topics;

  /** Describes the device that has the given topics. */
  DeviceDescription(DeviceTopics topics) {
    this.topics = topics;
  }

  /** The message with these buttons. */
  MqttMessage with(List<DrinkButton> buttons) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.putObject("device")
        .put("name", NAME)
        .put("manufacturer", NAME)
        .put("sw_version", Version.CURRENT)
        .putArray("identifiers")
        .add(topics.device());
    root.putObject("origin").put("name", NAME).put("sw_version", Version.CURRENT);
    root.put("availability_topic", topics.availability()).put("qos", BrokerConnection.QOS);
    ObjectNode components = root.putObject("components");
    SENSORS.forEach(sensor -> components.set(sensor.field(), describe(sensor)));
    buttons.forEach(button -> components.set(button.id(), describe(button)));
    return new MqttMessage(topics.discovery(), root.toString());
  }

  private ObjectNode describe(Sensor sensor) {
    ObjectNode component =
        component("sensor", sensor.field(), sensor.name())
            .put("icon", sensor.icon())
            .put("state_topic", topics.state())
            .put("value_template", "{{ value_json." + sensor.field() + " }}");
    switch (sensor.kind()) {
      case TIME -> component.put("device_class", "timestamp");
      case NUMBER -> component.put("state_class", "measurement");
      case TEXT -> {}
    }
    if (!sensor.unit().isEmpty()) {
      component.put("unit_of_measurement", sensor.unit()).put("suggested_display_precision", 0);
    }
    return component;
  }

  private ObjectNode describe(DrinkButton button) {
    return component("button", button.id(), button.label())
        .put("icon", "mdi:coffee-to-go")
        .put("command_topic", topics.press(button.id()))
        .put("command_template", PRESS_TEMPLATE)
        .put("retain", false);
  }

  private ObjectNode component(String platform, String id, String name) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("platform", platform)
        .put("unique_id", topics.device() + "_" + id)
        .put("name", name);
  }

  private enum Kind {
    NUMBER,
    TIME,
    TEXT
  }

  private record Sensor(String field, String name, Kind kind, String unit, String icon) {

    static Sensor number(String field, String name, String unit) {
      return new Sensor(field, name, Kind.NUMBER, unit, "");
    }

    static Sensor time(String field, String name) {
      return new Sensor(field, name, Kind.TIME, "", "");
    }

    static Sensor text(String field, String name) {
      return new Sensor(field, name, Kind.TEXT, "", "");
    }

    Sensor icon(String with) {
      return new Sensor(field, name, kind, unit, with);
    }
  }
}
