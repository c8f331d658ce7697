#!/usr/bin/env bash
# io.moquette:moquette-broker 0.17.
#
# Behaviour: a client that sends a SUBSCRIBE together with its CONNECT, without waiting for the CONNACK, gets nothing:
# the broker closes the connection, and logs that the SUBSCRIBE came on a connection that is closed already. MQTT 3.1.1
# allows it in section 3.1.4: a client need not wait for the CONNACK before it sends more. A client that waits can meet
# the same on a busy machine, because the broker takes the connection for open only a moment after it has sent the
# CONNACK. mosquitto 2.0.11 answers with CONNACK and SUBACK.
#
# Output seen:
#   SUBSCRIBE after the CONNACK: CONNACK SUBACK
#   SUBSCRIBE with the CONNECT: closed
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
  </dependencies>
</project>
XML
"$maven" -q -B dependency:copy-dependencies -DoutputDirectory="$work/lib"

cat > Ask.java <<'JAVA'
import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.Properties;

public class Ask {
  // Protocol MQTT, level 4, clean session, keep alive of 60 s, client "c"; packet 1, topic "t", QoS 0.
  private static final byte[] CONNECT = {0x10, 13, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60, 0, 1, 'c'};
  private static final byte[] SUBSCRIBE = {(byte) 0x82, 6, 0, 1, 0, 1, 't', 0};

  public static void main(String[] args) throws Exception {
    IConfig config = new MemoryConfig(new Properties());
    config.setProperty("host", "127.0.0.1");
    config.setProperty("port", "0");
    config.setProperty("allow_anonymous", "true");
    config.setProperty("persistence_enabled", "false");
    config.setProperty("telemetry_enabled", "false");
    Server broker = new Server();
    broker.startServer(config);
    Thread.sleep(1_000); // it may return before the port is open
    System.out.println("SUBSCRIBE after the CONNACK: " + answers(broker.getPort(), 1_000));
    System.out.println("SUBSCRIBE with the CONNECT: " + answers(broker.getPort(), 0));
    System.exit(0);
  }

  private static String answers(int port, long pause) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      ByteArrayOutputStream both = new ByteArrayOutputStream();
      both.writeBytes(CONNECT);
      if (pause > 0) {
        socket.getOutputStream().write(both.toByteArray());
        both.reset();
        Thread.sleep(pause);
      }
      both.writeBytes(SUBSCRIBE);
      socket.getOutputStream().write(both.toByteArray());
      InputStream in = socket.getInputStream();
      String connack = packet(in);
      return connack.equals("closed") ? connack : connack + " " + packet(in);
    } catch (SocketException reset) {
      return "closed";
    }
  }

  private static String packet(InputStream in) throws IOException {
    int type = in.read();
    if (type < 0) {
      return "closed";
    }
    in.readNBytes(in.read());
    return type == 0x20 ? "CONNACK" : type == 0x90 ? "SUBACK" : "packet " + type;
  }
}
JAVA
seen=$(timeout 60 java -cp 'lib/*' Ask.java 2> /dev/null | grep '^SUBSCRIBE')
echo "$seen"
[[ $seen == *'after the CONNACK: CONNACK SUBACK'*'with the CONNECT: closed'* ]]
