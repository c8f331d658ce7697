package coffee.app.mqtt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The topics of the device.
 *
 * @param device its id, of letters, digits and underscores
 */
record DeviceTopics(String device) {

  /** On this topic Home Assistant says that it has started, unless configured otherwise. */
  static final String HOME_ASSISTANT_STATUS = "homeassistant/status";

  private static final int ID_BYTES = 6;

  /** The topics for a database: services with different ones may share a broker. */
  static DeviceTopics of(String store) {
    return new DeviceTopics("coffee_tracker_" + shortHash(store));
  }

  /** Twelve hexadecimal digits that stand for a text. */
  static String shortHash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException impossible) { // every JVM has it
      throw new IllegalStateException(impossible);
    }
  }

  /** The topic of the description of the device. */
  String discovery() {
    return "homeassistant/device/" + device + "/config";
  }

  /** The topic of {@code online} or {@code offline}. */
  String availability() {
    return base() + "/availability";
  }

  /** The topic of the values. */
  String state() {
    return base() + "/state";
  }

  /** The topic of presses of a button; {@code +} stands for all buttons. */
  String press(String button) {
    return base() + "/press/" + button;
  }

  /** The button of a topic of {@link #press}. */
  Optional<String> button(String topic) {
    String prefix = press("");
    return topic.startsWith(prefix)
        ? Optional.of(topic.substring(prefix.length()))
        : Optional.empty();
  }

  private String base() {
    return "coffee-tracker/" + device;
  }
}
