package coffee.quickstart;

import coffee.app.StartupRefusal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks before PostgreSQL is started for nothing. */
final class FreePorts {

  private FreePorts() {}

  /**
   * Makes sure that a port can be listened on.
   *
   * @param name of the variable that sets it
   * @throws StartupRefusal if it cannot
   */
  static void require(String name, String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new StartupRefusal(
          "port %d of %s is taken: stop what listens there, or choose another with %s=%d"
              .formatted(port, host, name, port + 1000),
          e);
    }
  }
}
