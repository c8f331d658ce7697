import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/**
 * CPU of writes, of the service and of its database, beside a build without the change feed and with one webhook that
 * tells every coffee, in short turns one after the other; and of a page of 1,000 changes. Then a million more heart
 * rates are stored, whose bytes bench/feed-cost counts, which starts this.
 *
 * <p>Arguments: the database's process; for each service its name, port and process. The key is in API_KEY, ROUNDS the
 * number of turns. The first service is what the others are compared with; one named {@code webhook} gets a webhook.
 */
public final class FeedCost {

  private static final double TICKS_PER_MILLI = 0.1; // Linux counts hundredths of a second
  private static final int CLIENTS = 2;
  private static final int BATCH = 1_000;
  private static final int BATCHES = 1_000;

  private record Service(String name, int port, long process, boolean hasWebhook, AtomicLong moments) {}

  private record Cost(double service, double database) {
    double total() {
      return service + database;
    }
  }

  private interface Request {
    HttpRequest of(Service service);
  }

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger delivered = new AtomicInteger();
  private final List<Service> services = new ArrayList<>();
  private final long database;
  private final int rounds = Integer.parseInt(System.getenv().getOrDefault("ROUNDS", "7"));

  private FeedCost(String[] arguments) {
    database = Long.parseLong(arguments[0]);
    for (int i = 1; i < arguments.length; i += 3) {
      long start = Instant.now().minusSeconds(300L * 86_400).toEpochMilli();
      services.add(
          new Service(
              arguments[i],
              Integer.parseInt(arguments[i + 1]),
              Long.parseLong(arguments[i + 2]),
              arguments[i].equals("webhook"),
              new AtomicLong(start)));
    }
  }

  public static void main(String[] arguments) throws Exception {
    new FeedCost(arguments).run();
    System.exit(0);
  }

  private void run() throws Exception {
    receive();
    System.out.printf(
        "the middle of %d turns; load %s%n%-28s %10s %10s %10s %10s%n",
        rounds,
        Files.readString(Path.of("/proc/loadavg")).replaceAll("(?: \\S+){2}\\n", ""),
        "ms CPU a request",
        "service",
        "database",
        "together",
        "x " + services.get(0).name());
    String coffee = "{\"caffeine_mg\": 80, \"coffee_type\": \"filter\"}";
    compare("POST coffee", services, 1_500, 8_000, service -> post(service, "/v1/coffee", coffee));
    List<Service> withoutWebhook = services.stream().filter(service -> !service.hasWebhook()).toList();
    compare("POST heart rate", withoutWebhook, 1_500, 8_000, service -> post(service, "/v1/heartrate", reading(service)));
    compare(
        "POST 1,000 heart rates",
        withoutWebhook,
        40,
        300,
        service -> post(service, "/v1/heartrate/batch", "[" + readings(service) + "]"));
    List<Service> withFeed = services.stream().filter(service -> !service.name().equals("before")).toList();
    System.out.println("a page has " + changes(withFeed.get(0)) + " changes");
    compare("GET 1,000 changes", withFeed, 300, 4_000, service -> get(service, "/v1/changes?limit=1000"));
    for (Service service : services) {
      if (!service.hasWebhook()) {
        load(BATCHES, i -> post(service, "/v1/heartrate/batch", "[" + readings(service) + "]"));
      }
    }
    System.out.printf("deliveries %d; load after %s", delivered.get(), Files.readString(Path.of("/proc/loadavg")));
  }

  private void receive() throws Exception {
    HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    receiver.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
          delivered.incrementAndGet();
        });
    receiver.start();
    for (Service service : services) {
      if (service.hasWebhook()) {
        String hook = "{\"url\": \"http://127.0.0.1:%d/\", \"events\": [\"intake.created\"]}";
        send(post(service, "/v1/webhooks", hook.formatted(receiver.getAddress().getPort())));
      }
    }
  }

  private void compare(String name, List<Service> some, int requests, int warmUp, Request request) throws Exception {
    for (Service service : some) {
      turn(service, warmUp, request, name);
    }
    List<List<Cost>> costs = new ArrayList<>();
    some.forEach(service -> costs.add(new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < some.size(); i++) {
        costs.get(i).add(turn(some.get(i), requests, request, name));
      }
    }
    double first = middle(costs.get(0)).total();
    for (int i = 0; i < some.size(); i++) {
      Cost cost = middle(costs.get(i));
      System.out.printf(
          Locale.ROOT,
          "%-28s %10.3f %10.3f %10.3f %10.2f%n",
          name + ": " + some.get(i).name(),
          cost.service(),
          cost.database(),
          cost.total(),
          cost.total() / first);
    }
  }

  private static Cost middle(List<Cost> costs) {
    return new Cost(
        middle(costs.stream().mapToDouble(Cost::service).toArray()),
        middle(costs.stream().mapToDouble(Cost::database).toArray()));
  }

  private static double middle(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /** Of a service with a webhook, the deliveries count; a receiver gets one after the other, so they are fewer. */
  private Cost turn(Service service, int most, Request request, String name) throws Exception {
    int requests = service.hasWebhook() ? most / 5 : most;
    int deliveredBefore = delivered.get();
    double before = ticks(service.process(), false);
    double databaseBefore = databaseTicks();
    load(requests, i -> request.of(service));
    if (service.hasWebhook() && name.equals("POST coffee")) {
      while (delivered.get() - deliveredBefore < requests) {
        Thread.sleep(10);
      }
    }
    return new Cost(
        (ticks(service.process(), false) - before) / TICKS_PER_MILLI / requests,
        (databaseTicks() - databaseBefore) / TICKS_PER_MILLI / requests);
  }

  private void load(int requests, IntFunction<HttpRequest> request) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger failures = new AtomicInteger();
    List<Thread> clients = new ArrayList<>();
    for (int c = 0; c < CLIENTS; c++) {
      Thread client =
          new Thread(
              () -> {
                for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                  try {
                    send(request.apply(i));
                  } catch (Exception failure) {
                    failures.incrementAndGet();
                    System.err.println(failure);
                    return;
                  }
                }
              });
      client.start();
      clients.add(client);
    }
    for (Thread client : clients) {
      client.join();
    }
    if (failures.get() > 0) {
      throw new IllegalStateException("requests failed");
    }
  }

  private String send(HttpRequest request) throws Exception {
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException(response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  private int changes(Service service) throws Exception {
    return send(get(service, "/v1/changes?limit=1000")).split("\"changed_at\"", -1).length - 1;
  }

  private static String reading(Service service) {
    long moment = service.moments().addAndGet(5_000);
    return "{\"bpm\": %d, \"timestamp\": \"%s\", \"source\": \"bench\"}"
        .formatted(60 + moment / 5_000 % 40, Instant.ofEpochMilli(moment));
  }

  private static String readings(Service service) {
    StringBuilder batch = new StringBuilder();
    for (int i = 0; i < BATCH; i++) {
      batch.append(i == 0 ? "" : ",").append(reading(service));
    }
    return batch.toString();
  }

  private static HttpRequest get(Service service, String path) {
    return request(service, path).build();
  }

  private static HttpRequest post(Service service, String path, String json) {
    return request(service, path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json))
        .build();
  }

  private static HttpRequest.Builder request(Service service, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
        .header("Authorization", "Bearer " + System.getenv("API_KEY"));
  }

  private double databaseTicks() throws IOException {
    double sum = ticks(database, true);
    for (ProcessHandle child : ProcessHandle.of(database).orElseThrow().children().toList()) {
      sum += ticks(child.pid(), false);
    }
    return sum;
  }

  /** CPU that a process has used; with that of its children that have ended, where asked for. */
  private static double ticks(long process, boolean withEnded) throws IOException {
    Path stat = Path.of("/proc", Long.toString(process), "stat");
    if (!Files.exists(stat)) {
      return 0;
    }
    String[] fields = Files.readString(stat).replaceFirst(".*\\) ", "").split(" ");
    double sum = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
    return withEnded ? sum + Double.parseDouble(fields[13]) + Double.parseDouble(fields[14]) : sum;
  }
}
