import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Stream;

/**
 * The mixture of calls of bench/load at a fixed rate for long: CPU of the service and the database
 * for each request, latency from the moment that a request was due, failures and memory, for each
 * part of the time. Started by bench/soak.
 *
 * <p>Arguments: port and process of the service, process of the database, a file with a key a line,
 * requests a second, minutes, minutes of a part.
 */
public final class Soak {

  private static final int CLIENTS = 16;
  private static final double TICKS_PER_MILLI = 0.1; // Linux counts hundredths of a second

  /** Shares of a hundred calls, as in bench/load/workload.lua. */
  private static final int[] SHARES = {45, 5, 10, 20, 10, 7, 2, 1};

  private static final String[] CALLS = {
    "/v1/heartrate", "/v1/heartrate/batch", "/v1/coffee", "/v1/coffee/today", "/v1/now",
    "/v1/coffee?limit=50", "/v1/heartrate?limit=50", "/v1/heartrate/correlation"
  };
  private static final int WRITES = 3;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String service;
  private final long serviceProcess;
  private final long databaseProcess;
  private final List<String> keys;
  private final double perSecond;
  private final int minutes;
  private final int part;
  private final AtomicLong requests = new AtomicLong();
  private final AtomicInteger failures = new AtomicInteger();
  private final long began = System.currentTimeMillis();
  private final AtomicLongArray synced;
  private final AtomicLong coffees =
      new AtomicLong(Instant.parse("2010-01-01T00:00:00Z").toEpochMilli());
  private final List<Double> latencies = new ArrayList<>();

  private Soak(String[] arguments) throws IOException {
    service = "http://127.0.0.1:" + arguments[0];
    serviceProcess = Long.parseLong(arguments[1]);
    databaseProcess = Long.parseLong(arguments[2]);
    keys = Files.readAllLines(Path.of(arguments[3]));
    perSecond = Double.parseDouble(arguments[4]);
    minutes = Integer.parseInt(arguments[5]);
    part = Integer.parseInt(arguments[6]);
    synced = new AtomicLongArray(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      synced.set(i, began - 3_600_000);
    }
  }

  public static void main(String[] arguments) throws Exception {
    new Soak(arguments).run();
  }

  private void run() throws Exception {
    for (int person = 0; person < keys.size(); person++) {
      seed(person);
    }
    System.out.printf(
        "%d persons, %.0f requests a second, %d minutes%n"
            + "| minutes | requests | failed | service, ms CPU a request | database, ms CPU a request "
            + "| median, ms | 99th percentile, ms | resident at most, MB | load |%n"
            + "|---|---|---|---|---|---|---|---|---|%n",
        keys.size(), perSecond, minutes);
    long start = System.nanoTime();
    for (int client = 0; client < CLIENTS; client++) {
      Thread thread = new Thread(() -> calls(start));
      thread.setDaemon(true);
      thread.start();
    }
    long before = 0;
    double serviceBefore = ticks(serviceProcess, false);
    double databaseBefore = databaseTicks();
    for (int minute = part; minute <= minutes; minute += part) {
      TimeUnit.NANOSECONDS.sleep(start + minute * 60_000_000_000L - System.nanoTime());
      double serviceNow = ticks(serviceProcess, false);
      double databaseNow = databaseTicks();
      double[] sorted;
      synchronized (latencies) {
        sorted = latencies.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        latencies.clear();
      }
      int n = Math.max(1, sorted.length);
      System.out.printf(
          Locale.ROOT,
          "| %d to %d | %d | %d | %.3f | %.3f | %.1f | %.1f | %s | %s |%n",
          minute - part, minute, sorted.length, failures.getAndSet(0),
          (serviceNow - serviceBefore) / TICKS_PER_MILLI / n,
          (databaseNow - databaseBefore) / TICKS_PER_MILLI / n,
          sorted[n / 2], sorted[(int) (n * 0.99)], resident(),
          Files.readString(Path.of("/proc/loadavg")).split(" ")[1]);
      serviceBefore = serviceNow;
      databaseBefore = databaseNow;
    }
  }

  /** Sends each request when it is due, or as soon as a client is free. */
  private void calls(long start) {
    Random random = new Random(Thread.currentThread().getId());
    while (true) {
      long due = start + (long) (requests.getAndIncrement() * 1e9 / perSecond);
      try {
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        int person = random.nextInt(keys.size());
        int call = draw(random.nextInt(100));
        int status = send(call < WRITES ? "POST" : "GET", CALLS[call], keys.get(person), body(call, person, random));
        if (status / 100 != 2) {
          System.err.println(status + " " + CALLS[call]);
          failures.incrementAndGet();
        }
      } catch (IOException failure) {
        System.err.println(failure);
        failures.incrementAndGet();
      } catch (InterruptedException end) {
        return;
      }
      synchronized (latencies) {
        latencies.add((System.nanoTime() - due) / 1e6);
      }
    }
  }

  private static int draw(int drawn) {
    int call = 0;
    for (int sum = SHARES[0]; drawn >= sum; sum += SHARES[call]) {
      call++;
    }
    return call;
  }

  /** A watch measures now, a sync goes back in time by five minutes, and coffees were years ago. */
  private String body(int call, int person, Random random) {
    return switch (call) {
      case 0 -> reading(System.currentTimeMillis(), random);
      case 1 -> readings(synced.addAndGet(person, -300_000), 60, 5_000, random);
      case 2 -> coffee(coffees.addAndGet(60_000), random);
      default -> "";
    };
  }

  private static String readings(long from, int number, long apart, Random random) {
    return Stream.iterate(from, at -> at + apart).limit(number).map(at -> reading(at, random)).toList().toString();
  }

  private static String reading(long at, Random random) {
    return "{\"timestamp\": \"%s\", \"bpm\": %d, \"source\": \"watch-%d\"}"
        .formatted(Instant.ofEpochMilli(at), 55 + random.nextInt(66), Thread.currentThread().getId() % 100);
  }

  private static String coffee(long at, Random random) {
    return "{\"timestamp\": \"%s\", \"caffeine_mg\": %d}".formatted(Instant.ofEpochMilli(at), 30 + random.nextInt(131));
  }

  /** Sixty days: a heart rate every five minutes, three coffees a day. */
  private void seed(int person) throws IOException, InterruptedException {
    Random random = new Random(person);
    long from = began - 60L * 86_400_000;
    for (int part = 0; part < 4; part++) {
      String readings = readings(from + part * 15L * 86_400_000, 4_320, 300_000, random);
      send("POST", "/v1/heartrate/batch", keys.get(person), readings);
    }
    Stream<String> cups =
        Stream.iterate(from, at -> at + 28_800_000).limit(180).map(at -> coffee(at, random));
    send("POST", "/v1/coffee/batch", keys.get(person), cups.toList().toString());
  }

  private int send(String method, String path, String key, String body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service + path)).header("Authorization", "Bearer " + key);
    if (method.equals("POST")) {
      request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private String resident() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(serviceProcess), "status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .map(line -> Long.toString(Long.parseLong(line.replaceAll("\\D", "")) / 1000))
        .findFirst()
        .orElse("");
  }

  private double databaseTicks() throws IOException {
    double sum = ticks(databaseProcess, true);
    for (ProcessHandle child : ProcessHandle.of(databaseProcess).orElseThrow().children().toList()) {
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
    double[] used = Arrays.stream(fields, 11, 15).mapToDouble(Double::parseDouble).toArray();
    return withEnded ? Arrays.stream(used).sum() : used[0] + used[1];
  }
}
