package coffee.app.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A proxy between the service and a server that can delay all data. */
public final class DelayProxy implements AutoCloseable {

  private final ServerSocket listener;
  private final int serverPort;
  private final AtomicLong delayNanoseconds = new AtomicLong();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "slow-proxy");
            thread.setDaemon(true);
            return thread;
          });

  /** Creates a proxy for a server at a local port. */
  public DelayProxy(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** The address of the proxy. */
  public int port() {
    return listener.getLocalPort();
  }

  /** The delay of all data from now on. */
  public void delay(Duration each) {
    delayNanoseconds.set(each.toNanos());
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        Socket caller = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        threads.execute(() -> pass(caller, server));
        threads.execute(() -> pass(server, caller));
      }
    } catch (IOException closed) {
      threads.shutdownNow();
    }
  }

  private void pass(Socket from, Socket to) {
    byte[] buffer = new byte[8_192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        LockSupport.parkNanos(delayNanoseconds.get());
        out.write(buffer, 0, read);
      }
    } catch (IOException ended) {
      // by one side or the other
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
