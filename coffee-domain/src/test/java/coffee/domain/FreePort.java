package coffee.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A free port for a server. It is outside of the ephemeral port range, so that no outgoing
 * connection takes it before the server starts or restarts; each port is returned only once.
 */
public final class FreePort {

  private static final int FIRST = 20_000;
  private static final int PORTS = 10_000;

  /** Far from the range of another concurrent build. */
  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * 97 % PORTS));

  private FreePort() {}

  /** A port that no process listens on. */
  public static int find() {
    for (int tried = 0; tried < PORTS; tried++) {
      int port = FIRST + NEXT.getAndIncrement() % PORTS;
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("all ports are taken");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (BindException taken) {
      return false;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
