package coffee.persistence.redis;

import coffee.domain.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** A real Redis on a free port of this machine. */
public final class TestRedis implements AutoCloseable {

  /** Long enough that a working Redis never seems slow. */
  public static final Duration LONG = Duration.ofMinutes(1);

  private final int port;
  private final RedisServer server;

  private TestRedis(int port) {
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
  public static TestRedis start() {
    return new TestRedis(FreePort.find());
  }

  /** Starts an empty one at the address of an earlier one. */
  public static TestRedis startAgain(URI address) {
    return new TestRedis(address.getPort());
  }

  /** Connections like those of the service, but with long timeouts. */
  public static RedisClient patientClient(URI address) {
    return RedisConnections.to(address, LONG);
  }

  /** The address. */
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
