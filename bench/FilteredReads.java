import java.io.IOException;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The latency of another person's calls alone, and while one key has many filtered reads under way
 * that find nothing. Each read that is answered is followed by the next. Started by
 * bench/filtered-reads.
 *
 * <p>Arguments: port, number of reads at a time, seconds of each phase. The key that reads is in
 * API_KEY, the other person's in OTHER_KEY.
 */
public final class FilteredReads {

  private static final int WARM_UP_SECONDS = 10;
  private static final long NANOS_BETWEEN_CALLS = 20_000_000;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final String FILTERED = "/v1/heartrate?min_bpm=250";

  /** So long ago that what is posted here does not make "now" more work. */
  private static final Duration LONG_AGO = Duration.ofDays(60);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;
  private final int reads;
  private final int seconds;
  private volatile boolean isOver;

  /** How many filtered reads were answered, by status and code. */
  private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();

  private FilteredReads(String[] arguments) {
    port = Integer.parseInt(arguments[0]);
    reads = Integer.parseInt(arguments[1]);
    seconds = Integer.parseInt(arguments[2]);
  }

  /** Latencies of the calls of one kind in nanoseconds, and how many were not right. */
  private static final class Calls {
    final List<Long> nanos = new ArrayList<>();
    final Map<Integer, Integer> failures = new TreeMap<>();
  }

  public static void main(String[] arguments) throws Exception {
    new FilteredReads(arguments).run();
  }

  private void run() throws Exception {
    measure(WARM_UP_SECONDS);
    System.out.printf(
        "%-36s %9s %10s %8s %8s  %s%n", "ms", "calls", "median", "p99", "max", "not right");
    Map<String, Calls> alone = show("alone", measure(seconds));
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < reads; i++) {
      Thread reader = new Thread(this::read);
      reader.start();
      readers.add(reader);
    }
    Map<String, Calls> beside = show("beside " + reads, measure(seconds));
    System.out.println("/health beside them: " + get("/health", "").body());
    isOver = true;
    for (Thread reader : readers) {
      reader.join();
    }
    alone.forEach(
        (call, calls) ->
            System.out.printf(
                "%s: p99 %.1f × alone%n", call, p99(beside.get(call)) / p99(calls)));
    System.out.println("filtered reads: " + answers);
  }

  private Map<String, Calls> measure(int duration) throws Exception {
    Map<String, Calls> calls = new TreeMap<>();
    long end = System.nanoTime() + duration * 1_000_000_000L;
    for (long next = System.nanoTime(); next < end; next += NANOS_BETWEEN_CALLS) {
      long wait = next - System.nanoTime();
      if (wait > 0) {
        Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
      }
      time(calls, "GET /v1/now", request("/v1/now", "OTHER_KEY").build(), 200);
      HttpRequest coffee =
          request("/v1/coffee", "OTHER_KEY")
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(coffee()))
              .build();
      time(calls, "POST /v1/coffee", coffee, 201);
    }
    return calls;
  }

  private static String coffee() {
    return "{\"caffeine_mg\": 80, \"timestamp\": \"%s\"}".formatted(Instant.now().minus(LONG_AGO));
  }

  private void time(Map<String, Calls> calls, String name, HttpRequest request, int right)
      throws IOException, InterruptedException {
    Calls kind = calls.computeIfAbsent(name, unused -> new Calls());
    long start = System.nanoTime();
    int status = http.send(request, BodyHandlers.discarding()).statusCode();
    kind.nanos.add(System.nanoTime() - start);
    if (status != right) {
      kind.failures.merge(status, 1, Integer::sum);
    }
  }

  private static Map<String, Calls> show(String phase, Map<String, Calls> calls) {
    calls.forEach(
        (name, kind) ->
            System.out.printf(
                "%-36s %9d %10.2f %8.2f %8.2f  %s%n",
                name + ", " + phase,
                kind.nanos.size(),
                at(kind, 0.5),
                p99(kind),
                at(kind, 1),
                kind.failures.isEmpty() ? "0" : kind.failures));
    return calls;
  }

  private static double p99(Calls calls) {
    return at(calls, 0.99);
  }

  private static double at(Calls calls, double part) {
    List<Long> sorted = calls.nanos.stream().sorted().toList();
    return sorted.get((int) (part * (sorted.size() - 1))) / NANOS_PER_MILLI;
  }

  private void read() {
    while (!isOver) {
      try {
        HttpResponse<String> answer = get(FILTERED, "API_KEY");
        String code = answer.body().replaceFirst("(?s).*\"code\": ?\"(\\w+)\".*", "$1");
        String kind = answer.statusCode() == 200 ? "200" : answer.statusCode() + " " + code;
        answers.merge(kind, 1, Integer::sum);
        if (answer.statusCode() != 200) {
          Thread.sleep(answer.headers().firstValueAsLong("Retry-After").orElse(0) * 1_000);
        }
      } catch (IOException | InterruptedException failure) {
        answers.merge(failure.toString(), 1, Integer::sum);
        return;
      }
    }
  }

  private HttpResponse<String> get(String path, String key)
      throws IOException, InterruptedException {
    return http.send(request(path, key).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return key.isEmpty()
        ? request
        : request.header("Authorization", "Bearer " + System.getenv(key));
  }
}
