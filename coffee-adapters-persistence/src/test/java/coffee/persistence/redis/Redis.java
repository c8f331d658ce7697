package coffee.persistence.redis;

import coffee.persistence.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** A real Redis of its own, on a free port of this machine. */
public final class Redis implements AutoCloseable {

  /** So long that no busy machine makes a working Redis look slow. */
  public static final Duration LONG = Duration.ofMinutes(1);

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
    return new Redis(FreePort.find());
  }

  /** Starts an empty one where an earlier one was. */
  public static Redis startAgain(URI address) {
    return new Redis(address.getPort());
  }

  /** Connections like those of the service, but so patient that only a Redis that is away is. */
  public static RedisClient patientClient(URI address) {
    return RedisConnections.to(address, LONG);
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
}
