package coffee.app.mqtt;

import coffee.app.configuration.MqttAddress;
import java.security.KeyStore;
import java.util.Optional;

/**
 * The broker, and as what this service connects to it.
 *
 * @param address address and credentials
 * @param trusted the certificates to trust; empty for those that the JVM trusts
 * @param store unique identifier of the database: services with different ones may share a broker
 */
public record Broker(MqttAddress address, Optional<KeyStore> trusted, String store) {

  /** The same on all instances, of which one is connected. */
  String clientId() {
    return topics().device();
  }

  DeviceTopics topics() {
    return DeviceTopics.of(store);
  }

  /** Excludes the credentials. */
  @Override
  public String toString() {
    return address.toString();
  }
}
