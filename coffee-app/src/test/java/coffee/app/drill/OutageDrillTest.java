package coffee.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.SlowProxy;
import coffee.persistence.redis.Redis;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Interrupts dependencies and the service itself while clients write: no acknowledged
 * write is lost, none is stored twice, and refused requests get a Retry-After. Prints a
 * table. Runs with {@code -Pdrill} only: it takes two minutes.
 */
@Tag("drill")
class OutageDrillTest {

  private static final Report REPORT = new Report();
  private static final Duration BEFORE = Duration.ofSeconds(3);
  private static final Duration AFTER = Duration.ofSeconds(3);

  @TempDir private Path data;
  private PostgresServer postgres;
  private Optional<Redis> redis = Optional.empty();

  @BeforeEach
  void start() throws Exception {
    postgres = new PostgresServer(data);
  }

  @AfterEach
  void stop() throws Exception {
    redis.ifPresent(Redis::close);
    postgres.close();
  }

  @AfterAll
  static void tell() {
    REPORT.tell();
  }

  /** A failure that is injected and then repaired. */
  @FunctionalInterface
  private interface Outage {

    /**
     * Injects the failure.
     *
     * @return {@link System#nanoTime()} of the recovery; empty if no client should notice
     */
    OptionalLong happen(ServiceProcess service, Load load) throws Exception;
  }

  private Result drill(String name, Map<String, String> environment, Outage outage)
      throws Exception {
    try (ServiceProcess service = new ServiceProcess(postgres.url(), environment);
        Load load = new Load(service.port())) {
      load.goOnFor(BEFORE);
      OptionalLong recovered = outage.happen(service, load);
      load.goOnFor(AFTER);
      Result result = REPORT.add(Result.of(name, load.end(), postgres.stored(), recovered));
      REPORT.assertKept(result);
      if (recovered.isPresent()) {
        REPORT.assertRecovered(result);
      }
      return result;
    }
  }

  @Test
  void postgresIsAwayForEightSeconds() throws Exception {
    Result result =
        drill(
            "PostgreSQL stopped for 8 s",
            Map.of(),
            (service, load) -> {
              postgres.stop();
              load.goOnFor(Duration.ofSeconds(8));
              return OptionalLong.of(postgres.startAgain());
            });
    assertThat(result.unavailable()).isPositive();
    assertThat(result.brokenOff()).isZero();
  }

  @Test
  void postgresIsKilled() throws Exception {
    Result result =
        drill(
            "PostgreSQL kill -9",
            Map.of(),
            (service, load) -> {
              postgres.kill();
              return OptionalLong.of(postgres.startAgain());
            });
    assertThat(result.brokenOff()).isZero();
  }

  @Test
  void redisIsStoppedAndStartedAgain() throws Exception {
    Redis first = Redis.start();
    URI address = first.address();
    redis = Optional.of(first);
    Result result =
        drill(
            "Redis stopped for 3 s",
            Map.of("REDIS_URL", address.toString()),
            (service, load) -> {
              first.close();
              redis = Optional.empty();
              load.goOnFor(Duration.ofSeconds(3));
              redis = Optional.of(Redis.startAgain(address));
              return OptionalLong.empty();
            });
    assertUnnoticed(result);
  }

  @Test
  void redisIsSlow() throws Exception {
    Redis fast = Redis.start();
    redis = Optional.of(fast);
    try (SlowProxy proxy = new SlowProxy(fast.address().getPort())) {
      Result result =
          drill(
              "Redis slower by 2 s for 5 s",
              Map.of("REDIS_URL", "redis://127.0.0.1:" + proxy.port()),
              (service, load) -> {
                proxy.delay(Duration.ofSeconds(2));
                load.goOnFor(Duration.ofSeconds(5));
                proxy.delay(Duration.ZERO);
                return OptionalLong.empty();
              });
      assertUnnoticed(result);
    }
  }

  private static void assertUnnoticed(Result result) {
    assertThat(result.unavailable() + result.refused() + result.brokenOff()).isZero();
  }

  @Test
  void theServiceIsKilled() throws Exception {
    drill(
        "service kill -9",
        Map.of(),
        (service, load) -> {
          service.kill();
          return OptionalLong.of(service.startAgain());
        });
  }

  @Test
  void theServiceIsAskedToEnd() throws Exception {
    Result result =
        drill(
            "service SIGTERM",
            Map.of(),
            (service, load) -> {
              service.terminate();
              return OptionalLong.of(service.startAgain());
            });
    assertThat(result.brokenOff()).isZero();
  }
}
