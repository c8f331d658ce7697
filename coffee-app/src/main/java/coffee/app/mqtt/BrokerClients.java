package coffee.app.mqtt;

import coffee.app.configuration.MqttAddress;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.TrustManagerFactory;

/** What all MQTT clients of this service have in common: address, credentials, TLS and timeouts. */
final class BrokerClients {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** Longer than both steps of a connection. */
  private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(25);

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private BrokerClients() {}

  /** A client that is not connected yet, by MQTT 3.1.1. */
  static Mqtt3ClientBuilder builder(Broker broker) {
    MqttAddress address = broker.address();
    Mqtt3ClientBuilder builder =
        MqttClient.builder()
            .useMqttVersion3()
            .identifier(broker.clientId())
            .transportConfig(transport(broker))
            .executorConfig(MqttClientExecutorConfig.builder().nettyThreads(1).build());
    return address
        .user()
        .map(user -> builder.simpleAuth(credentials(user, address)))
        .orElse(builder);
  }

  /**
   * Waits for a response of the broker.
   *
   * @throws BrokerException if it refuses, or does not respond in time
   */
  static void await(CompletableFuture<?> response) throws BrokerException, InterruptedException {
    try {
      response.get(RESPONSE_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failure) {
      throw new BrokerException(reason(failure));
    } catch (TimeoutException silence) {
      throw new BrokerException("it does not respond");
    }
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
  static String reason(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  /** Ends a connection without its will being published; does nothing if it has ended. */
  static void disconnect(Mqtt3AsyncClient client) {
    try {
      client.disconnect().get(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException notConnected) {
      // then it has ended
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
