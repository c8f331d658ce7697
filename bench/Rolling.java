import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that log and ask, and never try again: whatever is not answered well is a failure. Started
 * by bench/rolling.
 *
 * <p>Arguments: address of the proxy, and a file that is made when it is enough. The key is in
 * API_KEY.
 */
public final class Rolling {

  private static final int CLIENTS = 8;
  private static final long BETWEEN_REQUESTS_MILLISECONDS = 10;

  private record Outcome(String what, boolean isGood, long milliseconds) {}

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicLong numbers = new AtomicLong();
  private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
  private final String address;
  private final Path end;

  private Rolling(String address, Path end) {
    this.address = address;
    this.end = end;
  }

  public static void main(String[] arguments) throws InterruptedException {
    Rolling load = new Rolling(arguments[0], Path.of(arguments[1]));
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    for (int i = 0; i < CLIENTS; i++) {
      String watch = "watch " + i; // two readings of one source at one moment would be a conflict
      clients.execute(() -> load.goOn(watch));
    }
    clients.shutdown();
    while (!clients.awaitTermination(1, TimeUnit.HOURS)) {
      continue;
    }
    load.tell();
  }

  private void goOn(String watch) {
    while (!Files.exists(end)) {
      long number = numbers.getAndIncrement();
      try {
        Outcome outcome = send(number, watch);
        outcomes.add(outcome);
        Thread.sleep(BETWEEN_REQUESTS_MILLISECONDS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private Outcome send(long number, String watch) throws InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder().timeout(Duration.ofSeconds(60));
    request.header("Authorization", "Bearer " + System.getenv("API_KEY"));
    String call =
        switch ((int) (number % 4)) {
          case 0 ->
              post(
                  request,
                  "/v1/coffee",
                  "{\"caffeine_mg\": 80, \"notes\": \"%d\"}".formatted(number));
          case 1 ->
              post(
                  request,
                  "/v1/heartrate",
                  "{\"bpm\": %d, \"source\": \"%s\"}".formatted(60 + number % 40, watch));
          case 2 -> get(request, "/v1/coffee/today");
          default -> get(request, "/v1/coffee?limit=10");
        };
    long from = System.nanoTime();
    String result;
    boolean isGood = false;
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      isGood = answer.statusCode() / 100 == 2;
      result = Integer.toString(answer.statusCode());
    } catch (IOException failure) {
      result = String.valueOf(failure);
    }
    return new Outcome(call + " " + result, isGood, (System.nanoTime() - from) / 1_000_000);
  }

  private String post(HttpRequest.Builder request, String path, String body) {
    request
        .uri(URI.create(address + path))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
    return "POST " + path;
  }

  private String get(HttpRequest.Builder request, String path) {
    request.uri(URI.create(address + path));
    return "GET " + path;
  }

  private void tell() {
    Map<String, Integer> counts = new TreeMap<>();
    outcomes.forEach(outcome -> counts.merge(outcome.what(), 1, Integer::sum));
    counts.forEach((what, count) -> System.out.println(count + " x " + what));
    long longest = outcomes.stream().mapToLong(Outcome::milliseconds).max().orElse(0);
    long coffees =
        outcomes.stream().filter(one -> one.isGood() && one.what().startsWith("POST /v1/coffee")).count();
    System.out.println("requests " + outcomes.size());
    System.out.println("failures " + outcomes.stream().filter(one -> !one.isGood()).count());
    System.out.println("longest " + longest + " ms");
    System.out.println("coffees acknowledged " + coffees);
  }
}
