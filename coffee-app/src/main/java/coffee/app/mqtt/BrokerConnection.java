package coffee.app.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * One connection to the broker, by MQTT 3.1.1, which every broker speaks. It is not made again when
 * it has ended. The broker keeps the subscriptions, and what arrives for them, for the next one.
 */
final class BrokerConnection implements AutoCloseable {

  /** At least once. */
  static final int QOS = 1;

  private static final int KEEP_ALIVE_SECONDS = 30;

  private final Mqtt3AsyncClient client;
  private final CompletableFuture<String> end = new CompletableFuture<>();

  private BrokerConnection(Broker broker, MqttMessage will) {
    client =
        BrokerClients.builder(broker)
            .willPublish()
            .topic(will.topic())
            .payload(bytes(will))
            .qos(MqttQos.AT_LEAST_ONCE)
            .retain(true)
            .applyWillPublish()
            .addDisconnectedListener(
                context -> end.complete(BrokerClients.reason(context.getCause())))
            .buildAsync();
  }

  /**
   * Connects and subscribes.
   *
   * @param will what the broker publishes if the connection breaks
   * @param topics filters of topics
   * @param handler handles a message; false to have it delivered again over the next connection
   * @param executor runs the handler, one message at a time
   * @throws BrokerException if the broker does not accept it in time
   */
  static BrokerConnection open(
      Broker broker,
      MqttMessage will,
      List<String> topics,
      Predicate<ReceivedMessage> handler,
      Executor executor)
      throws BrokerException, InterruptedException {
    BrokerConnection connection = new BrokerConnection(broker, will);
    try {
      connection.start(topics, handler, executor);
      return connection;
    } catch (BrokerException | InterruptedException | RuntimeException failure) {
      connection.close();
      throw failure;
    }
  }

  private void start(List<String> topics, Predicate<ReceivedMessage> handler, Executor executor)
      throws BrokerException, InterruptedException {
    client.publishes(
        MqttGlobalPublishFilter.ALL, message -> receive(message, handler), executor, true);
    BrokerClients.await(
        client.connectWith().cleanSession(false).keepAlive(KEEP_ALIVE_SECONDS).send());
    for (String topic : topics) {
      BrokerClients.await(
          client.subscribeWith().topicFilter(topic).qos(MqttQos.AT_LEAST_ONCE).send());
    }
  }

  private static void receive(Mqtt3Publish message, Predicate<ReceivedMessage> handler) {
    String payload = new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8);
    if (handler.test(
        new ReceivedMessage(message.getTopic().toString(), payload, message.isRetain()))) {
      message.acknowledge();
    }
  }

  /** Publishes a message that the broker keeps. Completes when the broker has it. */
  CompletableFuture<?> publish(MqttMessage message) {
    return client
        .publishWith()
        .topic(message.topic())
        .payload(bytes(message))
        .qos(MqttQos.AT_LEAST_ONCE)
        .retain(true)
        .send();
  }

  private static byte[] bytes(MqttMessage message) {
    return message.payload().getBytes(StandardCharsets.UTF_8);
  }

  /** Completes with the reason when the connection has ended. */
  CompletableFuture<String> end() {
    return end;
  }

  /** Ends the connection without the will being published. */
  @Override
  public void close() {
    BrokerClients.disconnect(client);
  }
}
