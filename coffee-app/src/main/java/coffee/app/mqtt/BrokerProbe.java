package coffee.app.mqtt;

import coffee.app.configuration.MqttAddress;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import java.security.KeyStore;
import java.util.Optional;
import java.util.UUID;

/** Checks whether a broker accepts this service, without disturbing a service that is connected. */
public final class BrokerProbe {

  private final Broker broker;

  /**
   * Creates a probe.
   *
   * @param trusted the certificates to trust; empty for those that the JVM trusts
   */
  public BrokerProbe(MqttAddress address, Optional<KeyStore> trusted) {
    this.broker = new Broker(address, trusted, UUID.randomUUID().toString());
  }

  /**
   * Connects and leaves at once; the broker keeps nothing of it.
   *
   * @return why the broker cannot be used; empty if it accepts the connection. Contains no secret
   */
  public Optional<String> failure() {
    Mqtt3AsyncClient client = BrokerClients.builder(broker).buildAsync();
    try {
      BrokerClients.await(client.connectWith().cleanSession(true).send());
      return Optional.empty();
    } catch (BrokerException refusal) {
      return Optional.of(String.valueOf(refusal.getMessage()));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    } finally {
      BrokerClients.disconnect(client);
    }
  }
}
