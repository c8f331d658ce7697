package coffee.app.failure;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.persistence.TestDatabase;
import coffee.persistence.heartrate.StoredReadingRow;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A thousand distinct writes, identified by number, from many concurrent clients. */
final class ConcurrentWrites {

  static final int COUNT = 1_000;
  static final int BEFORE_THE_END = 200;

  /** Sent only after the event, so that even fast clients have late writes. */
  private static final int LATE = 100;

  private static final int CLIENTS = 16;

  private ConcurrentWrites() {}

  /** An event during the writes. */
  interface Event {
    void happen() throws InterruptedException;
  }

  /** Even numbers are coffees, identified by {@code client_id}; odd ones are heart rates. */
  private record Write(int number) {

    boolean isCoffee() {
      return number % 2 == 0;
    }

    String path() {
      return isCoffee() ? "/v1/coffee" : "/v1/heartrate";
    }

    String body() {
      String instant = "2026-03-09T%02d:%02d:00Z".formatted(number / 60, number % 60);
      return isCoffee()
          ? "{\"timestamp\": \"%s\", \"caffeine_mg\": 80, \"client_id\": \"w-%d\"}"
              .formatted(instant, number)
          : "{\"timestamp\": \"%s\", \"bpm\": 70, \"source\": \"watch\"}".formatted(instant);
    }

    HttpTestResponse sentBy(HttpTestClient client) throws IOException {
      return client.trySend(
          "POST", path(), BodyPublishers.ofString(body()), "Content-Type", "application/json");
    }
  }

  /**
   * Sends all writes concurrently, the last of them after the event.
   *
   * @param meanwhile the event, after {@value #BEFORE_THE_END} acknowledged writes
   * @return status of each acknowledged write
   */
  static Map<Integer, Integer> sendAll(HttpTestClient owner, Event meanwhile)
      throws InterruptedException {
    return sendAll(owner, meanwhile, new ConcurrentHashMap<>());
  }

  /**
   * The same.
   *
   * @param failures gets the reason of each write that was not acknowledged with 201
   */
  static Map<Integer, Integer> sendAll(
      HttpTestClient owner, Event meanwhile, Map<Integer, String> failures)
      throws InterruptedException {
    Map<Integer, Integer> acknowledged = new ConcurrentHashMap<>();
    CountDownLatch enough = new CountDownLatch(BEFORE_THE_END);
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    IntConsumer send =
        number ->
            clients.execute(
                () -> {
                  try {
                    HttpTestResponse answer = new Write(number).sentBy(owner);
                    acknowledged.put(number, answer.status());
                    enough.countDown();
                    if (answer.status() != 201) {
                      failures.put(number, answer.status() + " " + answer.body());
                    }
                  } catch (IOException killed) { // it may be stored or not
                    failures.put(number, killed.toString());
                  }
                });
    IntStream.range(0, COUNT - LATE).forEach(send);
    enough.await();
    meanwhile.happen();
    IntStream.range(COUNT - LATE, COUNT).forEach(send);
    clients.shutdown();
    assertThat(clients.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
    return acknowledged;
  }

  /** The numbers of the stored writes, sorted. */
  static List<Integer> stored(TestDatabase database) {
    String sql =
        """
        SELECT extract(epoch FROM consumed_at - '2026-03-09T00:00:00Z')::integer / 60
        FROM coffee_intake
        """;
    List<Integer> coffees =
        database.jdbi().withHandle(it -> it.createQuery(sql).mapTo(Integer.class).list());
    Instant start = Instant.parse("2026-03-09T00:00:00Z");
    Stream<Integer> readings =
        StoredReadingRow.all(database.jdbi()).stream()
            .map(row -> (int) Duration.between(start, row.measuredAt()).toMinutes());
    return Stream.concat(coffees.stream(), readings).sorted().toList();
  }
}
