package coffee.app.webhooks;

import java.io.IOException;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;

/**
 * Closes the sockets of an attempt at its deadline, whatever it is doing: connecting, negotiating
 * TLS, writing or reading. Time-outs of sockets limit single reads only. Thread-safe.
 */
final class AttemptDeadline {

  private final Set<Socket> sockets = new HashSet<>();
  private boolean isOver;

  /** A socket of the attempt, closed already if the attempt is over. */
  synchronized Socket newSocket() throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    if (isOver) {
      socket.close();
    }
    return socket;
  }

  synchronized boolean isOver() {
    return isOver;
  }

  /** Ends the attempt. */
  void expire() {
    synchronized (this) {
      isOver = true;
    }
    close();
  }

  /** Closes the sockets. */
  synchronized void close() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException alreadyBroken) {
        // closed all the same
      }
    }
  }
}
