package coffee.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.CommandRunner;
import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.domain.Eventually;
import coffee.persistence.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class ConnectionPoolFairnessTest {

  private static final int WRITES = 16;
  private static final int READS = 16;

  @Test
  void otherPersonsAreServedWhileWritesWait() throws ExecutionException, InterruptedException {
    ExecutorService clients = Executors.newFixedThreadPool(WRITES);
    try (TestDatabase database = TestDatabase.fresh();
        RunningService service =
            RunningService.over(database, Map.of("DATABASE_CONNECTIONS", "4"))) {
      HttpTestClient other = other(database, service);
      List<Future<Integer>> writes = new ArrayList<>();
      try (Handle erasure = database.jdbi().open()) {
        erasure.begin();
        erasure.execute("SELECT id FROM person WHERE name = 'owner' FOR UPDATE");
        for (int i = 0; i < WRITES; i++) {
          writes.add(clients.submit(() -> drink(service.owner())));
        }
        awaitWaiting(erasure, 1);

        for (int i = 0; i < 5; i++) {
          assertThat(other.get("/v1/coffee").status()).isEqualTo(200);
          assertThat(drink(other)).isEqualTo(201);
          assertThat(other.get("/health").status()).isEqualTo(200);
        }
        assertThat(waiting(erasure)).isEqualTo(1);
        erasure.rollback();
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> write : writes) {
        statuses.add(write.get());
      }
      assertThat(statuses).contains(201).isSubsetOf(201, 503);
    } finally {
      clients.shutdownNow();
    }
  }

  @Test
  void otherPersonsAreServedWhileReadsWait() throws ExecutionException, InterruptedException {
    ExecutorService clients = Executors.newFixedThreadPool(2 * READS);
    try (TestDatabase database = TestDatabase.fresh();
        RunningService service =
            RunningService.over(database, Map.of("DATABASE_CONNECTIONS", "4"))) {
      HttpTestClient other = other(database, service);
      List<Future<HttpTestResponse>> reads = new ArrayList<>();
      try (Handle holder = database.jdbi().open()) {
        holder.begin();
        holder.execute("LOCK TABLE heart_rate_hour IN ACCESS EXCLUSIVE MODE");
        for (int i = 0; i < READS; i++) {
          reads.add(clients.submit(() -> service.owner().get("/v1/heartrate?min_bpm=200")));
          reads.add(clients.submit(() -> service.owner().get("/v1/heartrate?limit=1")));
        }
        awaitWaiting(holder, 2);

        for (int i = 0; i < 5; i++) {
          assertThat(other.get("/v1/coffee").status()).isEqualTo(200);
          assertThat(drink(other)).isEqualTo(201);
          assertThat(other.get("/health").json().get("database").asText()).isEqualTo("ok");
        }
        assertThat(waiting(holder)).isEqualTo(2);
        holder.rollback();
      }
      for (Future<HttpTestResponse> read : reads) {
        assertServedOrToldToRetry(read.get());
      }
    } finally {
      clients.shutdownNow();
    }
  }

  private static void assertServedOrToldToRetry(HttpTestResponse answer) {
    if (answer.status() != 200) {
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isNotEmpty();
      assertThat(answer.json().get("code").asText()).isEqualTo("reads_in_progress");
    }
  }

  private static HttpTestClient other(TestDatabase database, RunningService service) {
    CommandRunner commands = new CommandRunner(database.jdbcUrl());
    commands.run("person", "add", "Ada");
    String output =
        commands
            .run("key", "create", "phone", "--person", "Ada", "--scopes", "read,write")
            .output()
            .strip();
    return new HttpTestClient(service.port(), output.substring(output.lastIndexOf('\n') + 1));
  }

  private static int drink(HttpTestClient client) {
    return client.post("/v1/coffee", "{\"caffeine_mg\": 80}").status();
  }

  private static void awaitWaiting(Handle database, int count) {
    Eventually.until("requests wait for a lock", () -> waiting(database) >= count);
  }

  private static long waiting(Handle database) {
    String sql =
        """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'
        """;
    return database.createQuery(sql).mapTo(Long.class).one();
  }
}
