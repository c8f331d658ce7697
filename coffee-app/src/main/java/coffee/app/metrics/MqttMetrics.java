package coffee.app.metrics;

import coffee.app.mqtt.MqttObserver;
import coffee.app.mqtt.PressOutcome;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;

/** Counts what happens between this instance and the MQTT broker. */
public final class MqttMetrics implements MqttObserver {

  private final Gauge connected;
  private final Counter connections;
  private final Counter messages;
  private final Counter presses;

  /** Creates the metrics in a registry. */
  public MqttMetrics(CollectorRegistry registry) {
    connected =
        Gauge.build("mqtt_connected", "Whether this instance is connected to the MQTT broker.")
            .register(registry);
    connections =
        Counter.build("mqtt_connections_total", "Attempts to connect to the MQTT broker.")
            .labelNames("outcome")
            .register(registry);
    messages =
        Counter.build("mqtt_messages_total", "Messages to the MQTT broker.")
            .labelNames("outcome")
            .register(registry);
    presses =
        Counter.build("mqtt_presses_total", "Presses of buttons in Home Assistant.")
            .labelNames("outcome")
            .register(registry);
    for (String outcome : new String[] {"accepted", "failed"}) { // rates need a beginning
      connections.labels(outcome).inc(0);
      messages.labels(outcome).inc(0);
    }
    for (PressOutcome outcome : PressOutcome.values()) {
      presses.labels(outcome.word()).inc(0);
    }
  }

  @Override
  public void connected() {
    connections.labels("accepted").inc();
    connected.set(1);
  }

  @Override
  public void connectionFailed() {
    connections.labels("failed").inc();
  }

  @Override
  public void disconnected() {
    connected.set(0);
  }

  @Override
  public void published(boolean accepted) {
    messages.labels(accepted ? "accepted" : "failed").inc();
  }

  @Override
  public void pressed(PressOutcome outcome) {
    presses.labels(outcome.word()).inc();
  }
}
