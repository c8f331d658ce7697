import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * CPU per request of the service and of its database, beside the database's own statements run by
 * pgbench over the same data, in one run. Started by bench/calls.
 *
 * <p>Arguments: address of the service, its process, the database's process, port and password, the
 * number of requests of each call, and {@code point} for the calls of every day, {@code year} for
 * questions over a year of readings or {@code mixed} for what widgets ask, beside today's coffees,
 * where readings of two persons lie mixed. The key is in API_KEY.
 */
public final class Calls {

  private static final int CLIENTS = 2;
  private static final double TICKS_PER_MILLI = 0.1; // Linux counts hundredths of a second

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String address;
  private final long service;
  private final long database;
  private final String port;
  private final String password;
  private final int requests;
  private final String kind;

  private Calls(String[] arguments) {
    address = arguments[0];
    service = Long.parseLong(arguments[1]);
    database = Long.parseLong(arguments[2]);
    port = arguments[3];
    password = arguments[4];
    requests = Integer.parseInt(arguments[5]);
    kind = arguments[6];
  }

  /** CPU of a request, in ms. */
  record Cost(double service, double database) {
    double total() {
      return service + database;
    }
  }

  public static void main(String[] arguments) throws Exception {
    new Calls(arguments).run();
  }

  private void run() throws Exception {
    boolean isMixed = kind.equals("mixed");
    System.out.printf(
        "%-24s %10s %10s %10s %14s %8s%n",
        "ms CPU a request",
        "service",
        "database",
        "together",
        isMixed ? "coffee/today" : "pgbench alone",
        "ratio");
    if (isMixed) {
      mixed(Instant.now().toEpochMilli());
    } else if (kind.equals("year")) {
      year();
    } else {
      point(Instant.now().toEpochMilli());
    }
  }

  private void point(long now) throws Exception {
    seed(now);
    measure("today", requests, "today.sql", i -> get("/v1/coffee/today"));
    measure("list 50", requests, "list.sql", i -> get("/v1/coffee?limit=50"));
    measure(
        "POST coffee",
        requests,
        "post-coffee.sql",
        i -> post("/v1/coffee", "{\"caffeine_mg\": 80, \"coffee_type\": \"filter\"}"));
    measure(
        "POST heart rate",
        requests,
        "post-heartrate.sql",
        i -> post("/v1/heartrate", reading(now, i)));
  }

  /** Every ratio is to today's coffees, which are asked for first and last. */
  private void mixed(long now) throws Exception {
    seed(now);
    double first = cost("/v1/coffee/today").total();
    List<String> paths =
        List.of("/v1/now", "/v1/heartrate/current", "/v1/heartrate?limit=50");
    List<Cost> costs = new ArrayList<>();
    for (String path : paths) {
      costs.add(cost(path));
    }
    double today = (first + cost("/v1/coffee/today").total()) / 2;
    for (int i = 0; i < paths.size(); i++) {
      show(paths.get(i), costs.get(i), today);
    }
  }

  private Cost cost(String path) throws Exception {
    return cost(requests, i -> get(path));
  }

  private static String reading(long now, int number) {
    Instant at = Instant.ofEpochMilli(now - 7_000_000_000L + number * 5_000L);
    return "{\"bpm\": %d, \"timestamp\": \"%s\", \"source\": \"bench\"}"
        .formatted(60 + number % 40, at);
  }

  /** Every ratio is to SQL over the raw readings of 30 days. */
  private void year() throws Exception {
    String sql = "statistics-of-30-days.sql";
    String answer = "/v1/heartrate/correlation";
    measure(
        "answer, not cached",
        requests / 10,
        sql,
        i -> get(answer + "?half_life_hours=" + (4 + i / 100_000.0)));
    measure("answer, cached", requests * 100, sql, i -> get(answer));
    measure("statistics of 30 days", requests, sql, i -> get("/v1/heartrate/stats?days=30"));
  }

  /** A person with three coffees a day for a year, and an hour of readings. */
  private void seed(long now) throws Exception {
    for (int day = 0; day < 365; day += 50) {
      StringBuilder batch = new StringBuilder("[");
      for (int i = 0; i < 150; i++) {
        Instant at = Instant.ofEpochMilli(now - (day * 3L + i) * 28_800_000L - 60_000);
        batch.append(i == 0 ? "" : ",");
        batch.append("{\"caffeine_mg\": 80, \"timestamp\": \"").append(at).append("\"}");
      }
      send(post("/v1/coffee/batch", batch.append("]").toString()), 0);
    }
  }

  private void measure(String name, int requests, String script, IntFunction<HttpRequest> call)
      throws Exception {
    Cost cost = cost(requests, call);
    show(name, cost, pgbench(script, kind.equals("year") ? 20 : requests));
  }

  /** What a call costs, after as many that are not measured. */
  private Cost cost(int requests, IntFunction<HttpRequest> call) throws Exception {
    load(call, 0, requests);
    double serviceBefore = ticks(service, false);
    double databaseBefore = databaseTicks();
    load(call, requests, 2 * requests);
    return new Cost(
        (ticks(service, false) - serviceBefore) / TICKS_PER_MILLI / requests,
        (databaseTicks() - databaseBefore) / TICKS_PER_MILLI / requests);
  }

  private static void show(String name, Cost cost, double reference) {
    System.out.printf(
        Locale.ROOT,
        "%-24s %10.3f %10.3f %10.3f %14.3f %8.2f%n",
        name,
        cost.service(),
        cost.database(),
        cost.total(),
        reference,
        cost.total() / reference);
  }

  private void load(IntFunction<HttpRequest> call, int from, int until) throws Exception {
    AtomicInteger next = new AtomicInteger(from);
    List<Thread> clients = new ArrayList<>();
    AtomicInteger failures = new AtomicInteger();
    for (int c = 0; c < CLIENTS; c++) {
      Thread client =
          new Thread(
              () -> {
                for (int i = next.getAndIncrement(); i < until; i = next.getAndIncrement()) {
                  try {
                    send(call.apply(i), i);
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

  private void send(HttpRequest request, int number) throws Exception {
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException(number + ": " + response.statusCode() + " " + response.body());
    }
  }

  private HttpRequest get(String path) {
    return request(path).build();
  }

  private HttpRequest post(String path, String json) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json))
        .build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Authorization", "Bearer " + System.getenv("API_KEY"));
  }

  /** CPU of the database for one run of a script, in ms. */
  private double pgbench(String script, int runs) throws Exception {
    runPgbench(script, Math.max(CLIENTS, runs / 4));
    double before = databaseTicks();
    runPgbench(script, runs);
    return (databaseTicks() - before) / TICKS_PER_MILLI / runs;
  }

  private void runPgbench(String script, int transactions) throws Exception {
    ProcessBuilder pgbench =
        new ProcessBuilder(
            "pgbench", "-n", "-M", "prepared", "-h", "127.0.0.1", "-p", port, "-U", "postgres",
            "-c", String.valueOf(CLIENTS), "-t", String.valueOf(transactions / CLIENTS),
            "-f", Path.of("bench", "sql", script).toString(), "postgres");
    pgbench.environment().put("PGPASSWORD", password);
    Path log = Files.createTempFile("pgbench", ".log");
    int exit = pgbench.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
    if (exit != 0) {
      throw new IOException(Files.readString(log));
    }
    Files.delete(log);
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
