package coffee.app.wiring;

import coffee.app.configuration.MqttSettings;
import coffee.app.health.DegradationHealthCheck;
import coffee.app.mqtt.Broker;
import coffee.app.mqtt.DeviceData;
import coffee.app.mqtt.HomeAssistantPublisher;
import coffee.app.mqtt.MqttObserver;
import coffee.domain.person.PersonId;
import coffee.persistence.WorkLease;
import io.dropwizard.core.setup.Environment;
import java.util.function.Supplier;

/**
 * Wires the device of Home Assistant.
 *
 * @param store unique identifier of the database
 * @param owner whose device it is
 * @param lease lets one of all instances connect
 */
public record MqttWiring(MqttSettings settings, String store, PersonId owner, WorkLease lease) {

  /** Publishes the device while the service runs, if there is a broker. */
  public void publish(
      DeviceData data, Supplier<? extends MqttObserver> observer, Environment environment) {
    settings
        .address()
        .map(address -> new Broker(address, settings.trusted(), store))
        .map(
            broker ->
                new HomeAssistantPublisher(
                    broker, data, environment.getObjectMapper(), lease, observer.get()))
        .ifPresent(publisher -> manage(publisher, environment));
  }

  private static void manage(HomeAssistantPublisher publisher, Environment environment) {
    environment.healthChecks().register("mqtt", DegradationHealthCheck.ofMqtt(publisher::status));
    environment.lifecycle().manage(publisher);
  }
}
