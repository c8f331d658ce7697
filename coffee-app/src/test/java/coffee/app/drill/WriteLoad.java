package coffee.app.drill;

import coffee.app.support.RunningService;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that log coffees and heart rates alternately, each with a unique number as its note.
 * Unacknowledged requests are retried: one half is deduplicated by content ({@code client_id}; the
 * time of a heart rate), the other half by an {@code Idempotency-Key}.
 */
final class WriteLoad implements AutoCloseable {

  private static final int CLIENTS = 8;
  private static final long BETWEEN_WRITES = 5_000_000;
  private static final long BEFORE_ANOTHER_TRY = 20_000_000;
  private static final long FIRST_MEASURED = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();

  /** A person has at most 256; concurrent clients never share one. */
  private static final int SOURCES = 100;

  /**
   * The result of a request.
   *
   * @param at {@link System#nanoTime()} of the response
   * @param status 0 if the connection was refused, -1 if it was aborted
   */
  record Outcome(long number, long at, int status, boolean saysWhenToTryAgain) {

    boolean isHeartRate() {
      return WriteLoad.isHeartRate(number);
    }

    boolean isAcknowledged() {
      return status == 200 || status == 201;
    }
  }

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
  private final AtomicLong numbers = new AtomicLong();
  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final URI coffees;
  private final URI heartRates;

  WriteLoad(int port) {
    this.coffees = URI.create("http://127.0.0.1:%d/v1/coffee".formatted(port));
    this.heartRates = URI.create("http://127.0.0.1:%d/v1/heartrate".formatted(port));
    for (int i = 0; i < CLIENTS; i++) {
      clients.execute(this::writeUntilTheEnd);
    }
  }

  private void writeUntilTheEnd() {
    while (ended.getCount() > 0) {
      long number = numbers.getAndIncrement();
      Outcome outcome = write(number);
      while (!outcome.isAcknowledged() && ended.getCount() > 0) {
        LockSupport.parkNanos(BEFORE_ANOTHER_TRY);
        outcome = write(number);
      }
      LockSupport.parkNanos(BETWEEN_WRITES);
    }
  }

  private Outcome write(long number) {
    Outcome outcome;
    try {
      HttpResponse<String> answer = http.send(request(number), BodyHandlers.ofString());
      boolean saysWhen = answer.headers().firstValue("Retry-After").isPresent();
      outcome = new Outcome(number, System.nanoTime(), answer.statusCode(), saysWhen);
    } catch (ConnectException refused) {
      outcome = new Outcome(number, System.nanoTime(), 0, false);
    } catch (IOException aborted) {
      outcome = new Outcome(number, System.nanoTime(), -1, false);
    } catch (InterruptedException interruption) {
      throw new IllegalStateException(interruption);
    }
    outcomes.add(outcome);
    return outcome;
  }

  private static boolean isHeartRate(long number) {
    return number % 2 == 1;
  }

  private static boolean isNamed(long number) {
    return number % 4 < 2;
  }

  private HttpRequest request(long number) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(isHeartRate(number) ? heartRates : coffees)
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + RunningService.KEY)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(isHeartRate(number) ? heartRate(number) : coffee(number)));
    if (!isNamed(number)) {
      request.header("Idempotency-Key", "drill-" + number);
    }
    return request.build();
  }

  private static String coffee(long number) {
    String name = isNamed(number) ? ", \"client_id\": \"drill-%d\"".formatted(number) : "";
    return "{\"caffeine_mg\": 80, \"notes\": \"%d\"%s}".formatted(number, name);
  }

  private static String heartRate(long number) {
    String instant =
        isNamed(number)
            ? ", \"timestamp\": \"%s\"".formatted(Instant.ofEpochSecond(FIRST_MEASURED + number))
            : "";
    return "{\"bpm\": 61, \"notes\": \"%d\", \"source\": \"drill %d\"%s}"
        .formatted(number, number % SOURCES, instant);
  }

  /** Lets the clients write for a while. */
  void continueFor(Duration time) throws InterruptedException {
    boolean unused = ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits for the pending responses, and returns all results, oldest first. */
  List<Outcome> end() throws InterruptedException {
    ended.countDown();
    clients.shutdown();
    if (!clients.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("a client waits for an answer for a minute");
    }
    return new ArrayList<>(outcomes);
  }

  @Override
  public void close() {
    ended.countDown();
    clients.shutdownNow();
  }
}
