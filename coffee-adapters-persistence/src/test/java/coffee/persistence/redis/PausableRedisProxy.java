package coffee.persistence.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy to Redis that can hold back responses. */
public final class PausableRedisProxy implements AutoCloseable {

  private final URI redis;
  private final ServerSocket server;
  private final ExecutorService carriers = Executors.newCachedThreadPool();
  private boolean isHeldUp;

  /** Creates a proxy that forwards everything. */
  public PausableRedisProxy(URI redis) {
    this.redis = redis;
    try {
      this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    carriers.execute(this::accept);
  }

  /** The address of the proxy. */
  public URI address() {
    return URI.create("redis://127.0.0.1:" + server.getLocalPort());
  }

  /** Holds back all responses from now on. */
  public synchronized void holdUp() {
    isHeldUp = true;
  }

  /** Forwards everything again, including held back responses. */
  public synchronized void letThrough() {
    isHeldUp = false;
    notifyAll();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Socket to = new Socket(redis.getHost(), redis.getPort());
        carriers.execute(() -> carry(client, to, false));
        carriers.execute(() -> carry(to, client, true));
      }
    } catch (IOException closed) {
      // no more connections
    }
  }

  private void carry(Socket from, Socket to, boolean canBeHeldUp) {
    byte[] bytes = new byte[8_192];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        if (canBeHeldUp) {
          awaitPassage();
        }
        out.write(bytes, 0, n);
      }
    } catch (IOException closed) {
      // either end hung up
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void awaitPassage() throws InterruptedException {
    while (isHeldUp) {
      wait();
    }
  }

  @Override
  public void close() {
    carriers.shutdownNow();
    letThrough();
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
