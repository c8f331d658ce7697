package coffee.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A port of this machine for a server that has to be told one. It is none of those that systems
 * give to whoever connects, so that no connection takes it before the server has it, or while the
 * server is started again; and it is given once.
 */
public final class FreePort {

  private static final int FIRST = 20_000;
  private static final int PORTS = 10_000;

  /** Far from where another build begins that runs beside this one. */
  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * 97 % PORTS));

  private FreePort() {}

  /** A port that nobody listens on. */
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
