package coffee.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.DelayProxy;
import coffee.persistence.redis.TestRedis;
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
 * Interrupts dependencies and the service itself while clients write: no acknowledged write is
 * lost, none is stored twice, and refused requests get a Retry-After. Prints a table. Runs with
 * {@code -Pdrill} only: it takes two minutes.
 */
@Tag("drill")
class OutageDrillTest {

  private static final DrillReport REPORT = new DrillReport();
  private static final Duration BEFORE = Duration.ofSeconds(3);
  private static final Duration AFTER = Duration.ofSeconds(3);

  @TempDir private Path data;
  private RestartablePostgres postgres;
  private Optional<TestRedis> redis = Optional.empty();

  @BeforeEach
  void start() throws Exception {
    postgres = new RestartablePostgres(data);
  }

  @AfterEach
  void stop() throws Exception {
    redis.ifPresent(TestRedis::close);
    postgres.close();
  }

  @AfterAll
  static void print() {
    REPORT.print();
  }

  /** A failure that is injected and then repaired. */
  @FunctionalInterface
  private interface Outage {

    /**
     * Injects the failure.
     *
     * @return {@link System#nanoTime()} of the recovery; empty if no client should notice
     */
    OptionalLong happen(RestartableServer service, WriteLoad load) throws Exception;
  }

  private DrillResult drill(String name, Map<String, String> environment, Outage outage)
      throws Exception {
    try (RestartableServer service = new RestartableServer(postgres.url(), environment);
        WriteLoad load = new WriteLoad(service.port())) {
      load.continueFor(BEFORE);
      OptionalLong recovered = outage.happen(service, load);
      load.continueFor(AFTER);
      DrillResult result =
          REPORT.add(DrillResult.of(name, load.end(), postgres.stored(), recovered));
      REPORT.assertKept(result);
      if (recovered.isPresent()) {
        REPORT.assertRecovered(result);
      }
      return result;
    }
  }

  @Test
  void survivesPostgresOutage() throws Exception {
    DrillResult result =
        drill(
            "PostgreSQL stopped for 8 s",
            Map.of(),
            (service, load) -> {
              postgres.stop();
              load.continueFor(Duration.ofSeconds(8));
              return OptionalLong.of(postgres.startAgain());
            });
    assertThat(result.unavailable()).isPositive();
    assertThat(result.aborted()).isZero();
  }

  @Test
  void survivesKilledPostgres() throws Exception {
    DrillResult result =
        drill(
            "PostgreSQL kill -9",
            Map.of(),
            (service, load) -> {
              postgres.kill();
              return OptionalLong.of(postgres.startAgain());
            });
    assertThat(result.aborted()).isZero();
  }

  @Test
  void survivesRedisOutage() throws Exception {
    TestRedis first = TestRedis.start();
    URI address = first.address();
    redis = Optional.of(first);
    DrillResult result =
        drill(
            "Redis stopped for 3 s",
            Map.of("REDIS_URL", address.toString()),
            (service, load) -> {
              first.close();
              redis = Optional.empty();
              load.continueFor(Duration.ofSeconds(3));
              redis = Optional.of(TestRedis.startAgain(address));
              return OptionalLong.empty();
            });
    assertUnnoticed(result);
  }

  @Test
  void survivesSlowRedis() throws Exception {
    TestRedis fast = TestRedis.start();
    redis = Optional.of(fast);
    try (DelayProxy proxy = new DelayProxy(fast.address().getPort())) {
      DrillResult result =
          drill(
              "Redis slower by 2 s for 5 s",
              Map.of("REDIS_URL", "redis://127.0.0.1:" + proxy.port()),
              (service, load) -> {
                proxy.delay(Duration.ofSeconds(2));
                load.continueFor(Duration.ofSeconds(5));
                proxy.delay(Duration.ZERO);
                return OptionalLong.empty();
              });
      assertUnnoticed(result);
    }
  }

  private static void assertUnnoticed(DrillResult result) {
    assertThat(result.unavailable() + result.refused() + result.aborted()).isZero();
  }

  @Test
  void losesNoWriteIfServiceIsKilled() throws Exception {
    drill(
        "service kill -9",
        Map.of(),
        (service, load) -> {
          service.kill();
          return OptionalLong.of(service.startAgain());
        });
  }

  @Test
  void losesNoWriteOnGracefulStop() throws Exception {
    DrillResult result =
        drill(
            "service SIGTERM",
            Map.of(),
            (service, load) -> {
              service.terminate();
              return OptionalLong.of(service.startAgain());
            });
    assertThat(result.aborted()).isZero();
  }
}
