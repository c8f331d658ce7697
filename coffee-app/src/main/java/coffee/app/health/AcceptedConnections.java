package coffee.app.health;

import java.nio.channels.SelectableChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.SelectorManager;

/** The connections that were accepted, but wait for a thread to open them. Thread-safe. */
final class AcceptedConnections implements SelectorManager.AcceptListener, Connection.Listener {

  private final Set<Object> waiting = ConcurrentHashMap.newKeySet();

  boolean isAnyWaiting() {
    return !waiting.isEmpty();
  }

  @Override
  public void onAccepting(SelectableChannel channel) {
    waiting.add(channel);
  }

  @Override
  public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
    waiting.remove(channel);
  }

  /** By now its connector lists the end point. */
  @Override
  public void onOpened(Connection connection) {
    waiting.remove(connection.getEndPoint().getTransport());
  }
}
