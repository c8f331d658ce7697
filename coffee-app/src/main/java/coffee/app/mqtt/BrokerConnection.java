package coffee.app.mqtt;

import coffee.app.configuration.MqttAddress;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javax.net.ssl.TrustManagerFactory;

/**
 * One connection to the broker, by MQTT 3.1.1, which every broker speaks. It is not made again when
 * it has ended. The broker keeps the subscriptions, and what arrives for them, for the next one.
 */
final class BrokerConnection implements AutoCloseable {

  /** At least once. */
  static final int QOS = 1;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** Longer than both steps of a connection. */
  private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(25);

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
  private static final int KEEP_ALIVE_SECONDS = 30;

  private final Mqtt3AsyncClient client;
  private final CompletableFuture<String> end = new CompletableFuture<>();

  private BrokerConnection(Broker broker, MqttMessage will) {
    MqttAddress address = broker.address();
    Mqtt3ClientBuilder builder =
        MqttClient.builder()
            .useMqttVersion3()
            .identifier(broker.clientId())
            .transportConfig(transport(broker))
            .executorConfig(MqttClientExecutorConfig.builder().nettyThreads(1).build())
            .willPublish()
            .topic(will.topic())
            .payload(bytes(will))
            .qos(MqttQos.AT_LEAST_ONCE)
            .retain(true)
            .applyWillPublish()
            .addDisconnectedListener(context -> end.complete(reason(context.getCause())));
    client =
        address
            .user()
            .map(user -> builder.simpleAuth(credentials(user, address)))
            .orElse(builder)
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
    await(client.connectWith().cleanSession(false).keepAlive(KEEP_ALIVE_SECONDS).send());
    for (String topic : topics) {
      await(client.subscribeWith().topicFilter(topic).qos(MqttQos.AT_LEAST_ONCE).send());
    }
  }

  private static void receive(Mqtt3Publish message, Predicate<ReceivedMessage> handler) {
    String payload = new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8);
    if (handler.test(
        new ReceivedMessage(message.getTopic().toString(), payload, message.isRetain()))) {
      message.acknowledge();
    }
  }

  private static <T> void await(CompletableFuture<T> response)
      throws BrokerException, InterruptedException {
    try {
      response.get(RESPONSE_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failure) {
      throw new BrokerException(reason(failure));
    } catch (TimeoutException silence) {
      throw new BrokerException("it does not respond");
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

  private static Mqtt3SimpleAuth credentials(String user, MqttAddress address) {
    var named = Mqtt3SimpleAuth.builder().username(user);
    return address
        .password()
        .map(password -> named.password(password.getBytes(StandardCharsets.UTF_8)).build())
        .orElseGet(named::build);
  }

  private static MqttClientTransportConfig transport(Broker broker) {
    var transport =
        MqttClientTransportConfig.builder()
            .serverHost(broker.address().host())
            .serverPort(broker.address().port())
            .socketConnectTimeout(CONNECT_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
            .mqttConnectTimeout(CONNECT_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    return broker.address().isEncrypted()
        ? transport.sslConfig(tls(broker)).build()
        : transport.build();
  }

  /** Checks the name of the host, too. */
  private static MqttClientSslConfig tls(Broker broker) {
    var tls =
        MqttClientSslConfig.builder()
            .handshakeTimeout(CONNECT_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    return broker
        .trusted()
        .map(store -> tls.trustManagerFactory(trustOnly(store)).build())
        .orElseGet(tls::build);
  }

  private static TrustManagerFactory trustOnly(KeyStore store) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory;
    } catch (GeneralSecurityException impossible) { // the certificates have been read
      throw new IllegalStateException(impossible);
    }
  }

  /** The message of the innermost cause; none of them contains what was sent. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  /** Ends the connection without the will being published. */
  @Override
  public void close() {
    try {
      client.disconnect().get(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException notConnected) {
      // then it has ended
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
