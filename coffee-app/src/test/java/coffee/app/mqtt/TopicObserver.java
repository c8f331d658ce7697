package coffee.app.mqtt;

import coffee.domain.Eventually;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Subscribes to everything, as Home Assistant does, and presses buttons. */
final class TopicObserver implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Mqtt3BlockingClient client;
  private final List<Mqtt3Publish> received = new CopyOnWriteArrayList<>();

  TopicObserver(TestBroker broker) {
    try {
      client = TestBroker.connected(() -> subscribe(broker));
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private Mqtt3BlockingClient subscribe(TestBroker broker) {
    Mqtt3BlockingClient subscriber =
        MqttClient.builder()
            .useMqttVersion3()
            .identifier("observer-" + UUID.randomUUID())
            .serverHost("127.0.0.1")
            .serverPort(broker.port())
            .simpleAuth()
            .username("coffee")
            .password(TestBroker.PASSWORD.getBytes(StandardCharsets.UTF_8))
            .applySimpleAuth()
            .buildBlocking();
    subscriber.connect();
    subscriber
        .toAsync()
        .subscribeWith()
        .topicFilter("#")
        .qos(MqttQos.AT_LEAST_ONCE)
        .callback(received::add)
        .send()
        .join();
    return subscriber;
  }

  void publish(String topic, String payload) {
    client
        .publishWith()
        .topic(topic)
        .payload(payload.getBytes(StandardCharsets.UTF_8))
        .qos(MqttQos.AT_LEAST_ONCE)
        .send();
  }

  /** The messages of topics that end so, oldest first. */
  List<Mqtt3Publish> messages(String suffix) {
    return received.stream()
        .filter(message -> message.getTopic().toString().endsWith(suffix))
        .toList();
  }

  private Optional<String> newest(String suffix) {
    List<Mqtt3Publish> messages = messages(suffix);
    return messages.isEmpty()
        ? Optional.empty()
        : Optional.of(text(messages.get(messages.size() - 1)));
  }

  private static String text(Mqtt3Publish message) {
    return new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8);
  }

  /** Waits for the description of the device. */
  JsonNode description() {
    return json("/config");
  }

  /** Waits for the first values. */
  JsonNode state() {
    return json("/state");
  }

  private JsonNode json(String suffix) {
    Eventually.until(suffix + " is published", () -> newest(suffix).isPresent());
    return parse(newest(suffix).orElseThrow());
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Waits until the newest values have one. */
  void awaitState(String field, String value) {
    Eventually.until(
        field + " is " + value,
        () ->
            newest("/state")
                .map(state -> parse(state).path(field).asText().equals(value))
                .orElse(false));
  }

  void awaitAvailability(String status) {
    Eventually.until(
        "the device is " + status, () -> newest("/availability").map(status::equals).orElse(false));
  }

  @Override
  public void close() {
    client.disconnect();
  }
}
