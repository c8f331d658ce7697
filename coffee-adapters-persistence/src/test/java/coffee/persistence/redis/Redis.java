package coffee.persistence.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import redis.embedded.RedisServer;

/** A real Redis of its own, on a free port of this machine. */
public final class Redis implements AutoCloseable {

  private final int port;
  private final RedisServer server;

  private Redis(int port) {
    try {
      this.port = port;
      this.server =
          RedisServer.newRedisServer()
              .port(port)
              .setting("bind 127.0.0.1")
              .setting("save \"\"")
              .setting("maxmemory 64M")
              .build();
      server.start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Starts one. */
  public static Redis start() {
    return new Redis(freePort());
  }

  /** Starts an empty one where an earlier one was. */
  public static Redis startAgain(URI address) {
    return new Redis(address.getPort());
  }

  /** Where it is. */
  public URI address() {
    return URI.create("redis://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
