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

/** The way to a Redis, on which answers can be held up. */
public final class HeldUpRedis implements AutoCloseable {

  private final URI redis;
  private final ServerSocket server;
  private final ExecutorService carriers = Executors.newCachedThreadPool();
  private boolean isHeldUp;

  /** A way on which nothing is held up yet. */
  public HeldUpRedis(URI redis) {
    this.redis = redis;
    try {
      this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    carriers.execute(this::accept);
  }

  /** Where the way begins. */
  public URI address() {
    return URI.create("redis://127.0.0.1:" + server.getLocalPort());
  }

  /** From now on no answer comes through. */
  public synchronized void holdUp() {
    isHeldUp = true;
  }

  /** Lets everything through, also what was held up. */
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
