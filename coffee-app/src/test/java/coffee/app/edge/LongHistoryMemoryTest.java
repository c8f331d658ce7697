package coffee.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.ServerProcess;
import coffee.domain.Concurrently;
import coffee.domain.person.PersonId;
import coffee.persistence.TestDatabase;
import coffee.persistence.heartrate.PackedHistory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Half the heap of production, which ends the process when it is full, and a long history. */
class LongHistoryMemoryTest {

  private static final int COFFEES = 40_000;
  private static final int HOURS = 4_380;
  private static final int AT_ONCE = 16;

  private static TestDatabase database;
  private static ServerProcess service;

  @BeforeAll
  static void start() throws IOException {
    database = TestDatabase.fresh();
    service =
        ServerProcess.serving(
            database,
            Map.of("LIMITS_ENABLED", "false"),
            List.of("-Xmx128m", "-XX:+ExitOnOutOfMemoryError"));
    drinkForAYear();
    measure();
  }

  /** With notes as long as they can be. */
  private static void drinkForAYear() {
    String sql =
        """
        INSERT INTO coffee_intake (person_id, consumed_at, caffeine_mg, duration_minutes,
          coffee_type, notes, created_at, updated_at)
        SELECT id, date_trunc('milliseconds', now()) - i * interval '360 days' / :coffees, 80, 10,
          'type ' || i % 50, repeat(md5(i::text), 31), now(), now()
        FROM person, generate_series(1, :coffees) AS i
        """;
    database
        .jdbi()
        .useHandle(handle -> handle.createUpdate(sql).bind("coffees", COFFEES).execute());
  }

  /** Half a year of a watch that measures every five seconds. */
  private static void measure() {
    long owner =
        database
            .jdbi()
            .withHandle(
                handle -> handle.createQuery("SELECT id FROM person").mapTo(Long.class).one());
    PackedHistory.fill(
        database.jdbi(), new PersonId(owner), Instant.now(), HOURS, Duration.ofSeconds(5));
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @Test
  void manyReadsAtOnceFitIntoASmallHeap() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String twoYears = "from=%s&to=%s".formatted(today.minusDays(729), today);
    for (String path :
        List.of(
            "/v1/coffee/stats?days=365",
            "/v1/days?" + twoYears,
            "/v1/coffee/week",
            "/v1/caffeine/level?at=" + today.minusDays(100),
            "/v1/caffeine/curve?step=2h&" + twoYears,
            "/v1/caffeine/bedtime",
            "/v1/now",
            "/v1/heartrate/stats?days=365",
            "/v1/heartrate/range?resolution=1d&" + twoYears,
            "/v1/heartrate/range?resolution=raw&limit=10000&" + twoYears,
            "/v1/heartrate/range?resolution=1h&limit=10000&" + twoYears,
            "/v1/heartrate/correlation?days=365")) {
      assertAnswered(path);
    }
    assertThat(service.owner().get("/v1/coffee/stats?days=365").json().get("total_coffees").asInt())
        .isEqualTo(COFFEES);
  }

  private static void assertAnswered(String path) {
    List<HttpTestResponse> answers = Concurrently.run(AT_ONCE, thread -> service.owner().get(path));

    assertThat(answers)
        .as(path)
        .allSatisfy(
            answer -> {
              if (answer.status() == 429 || answer.status() == 503) {
                assertThat(answer.header("Retry-After")).isNotEmpty();
              } else {
                assertThat(answer.status()).isEqualTo(200);
              }
            });
    assertThat(answers).as(path).extracting(HttpTestResponse::status).contains(200);
  }
}
