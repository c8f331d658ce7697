#!/usr/bin/env bash
# io.moquette:moquette-broker 0.17.
#
# Behaviour: a retained message that a new subscription gets with QoS 1 has no RETAIN flag; with QoS 0 it has one. MQTT
# 3.1.1 [MQTT-3.3.1-8] says: "When sending a PUBLISH Packet to a Client the Server MUST set the RETAIN flag to 1 if a
# message is sent as a result of a new subscription being made by a Client." A client that ignores old commands by that
# flag executes them again at each subscription. mosquitto 2.0.11 sets the flag with both.
#
# Output seen:
#   QoS 0: retained=true
#   QoS 1: retained=false
#
# Exits with 0 while this is so, and with another status if it changes. Needs a JDK 17 and a network.
set -euo pipefail
maven=$(cd "$(dirname "$0")/.." && pwd)/mvnw
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>io.moquette</groupId><artifactId>moquette-broker</artifactId><version>0.17</version></dependency>
    <dependency><groupId>com.hivemq</groupId><artifactId>hivemq-mqtt-client</artifactId><version>1.4.2</version></dependency>
  </dependencies>
</project>
XML
"$maven" -q -B dependency:copy-dependencies -DoutputDirectory="$work/lib"

cat > Ask.java <<'JAVA'
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.util.Properties;

public class Ask {
  public static void main(String[] args) throws Exception {
    IConfig config = new MemoryConfig(new Properties());
    config.setProperty("host", "127.0.0.1");
    config.setProperty("port", "0");
    config.setProperty("allow_anonymous", "true");
    config.setProperty("persistence_enabled", "false");
    config.setProperty("telemetry_enabled", "false");
    Server broker = new Server();
    broker.startServer(config);
    Mqtt3BlockingClient publisher = client(broker);
    publisher.publishWith().topic("kept").payload("x".getBytes()).qos(MqttQos.AT_LEAST_ONCE).retain(true).send();
    for (MqttQos qos : new MqttQos[] {MqttQos.AT_MOST_ONCE, MqttQos.AT_LEAST_ONCE}) {
      Mqtt3BlockingClient subscriber = client(broker);
      try (Mqtt3BlockingClient.Mqtt3Publishes received = subscriber.publishes(MqttGlobalPublishFilter.ALL)) {
        subscriber.subscribeWith().topicFilter("kept").qos(qos).send();
        System.out.printf("QoS %d: retained=%s%n", qos.getCode(), received.receive().isRetain());
      }
    }
    System.exit(0);
  }

  private static Mqtt3BlockingClient client(Server broker) {
    Mqtt3BlockingClient client =
        MqttClient.builder()
            .useMqttVersion3()
            .identifier("client" + System.nanoTime())
            .serverHost("127.0.0.1")
            .serverPort(broker.getPort())
            .buildBlocking();
    client.connect();
    return client;
  }
}
JAVA
seen=$(java -cp 'lib/*' Ask.java 2> /dev/null | grep '^QoS')
echo "$seen"
[[ $seen == *'QoS 0: retained=true'*'QoS 1: retained=false'* ]]
