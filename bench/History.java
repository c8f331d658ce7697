import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What long reads of a person with many coffees cost, and what becomes of a service with a small
 * heap that is asked for many at once. Started by bench/history.
 *
 * <p>Arguments: name of the build, address of the service, its process, the database's process, the
 * service's log of collections, seconds of load. The key is in API_KEY.
 */
public final class History {

  private static final int AT_ONCE = 32;
  private static final int REQUESTS = 20;
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final double TICKS_PER_MILLI = 0.1; // Linux counts hundredths of a second

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final String STATISTICS = "/v1/coffee/stats?days=365";
  private static final String TWO_YEARS = "from=" + TODAY.minusDays(729) + "&to=" + TODAY;
  private static final String DAYS = "/v1/days?" + TWO_YEARS;
  private static final String ANSWER = "/v1/heartrate/correlation?" + TWO_YEARS;
  private static final List<String> LOAD =
      List.of(
          STATISTICS,
          DAYS,
          STATISTICS,
          DAYS,
          "/v1/caffeine/curve?step=2h&" + TWO_YEARS,
          "/v1/now",
          ANSWER,
          "/v1/caffeine/bedtime");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String address;
  private final long service;
  private final long database;

  private History(String address, long service, long database) {
    this.address = address;
    this.service = service;
    this.database = database;
  }

  public static void main(String[] arguments) throws Exception {
    History history =
        new History(
            arguments[1], Long.parseLong(arguments[2]), Long.parseLong(arguments[3]));
    System.out.printf(
        "%s%n%-22s %10s %10s %10s%n", arguments[0], "ms CPU a request", "service", "database", "together");
    history.cost("statistics of a year", STATISTICS);
    history.cost("days of two years", DAYS);
    history.cost("now", "/v1/now");
    history.load(Path.of(arguments[4]), Integer.parseInt(arguments[5]));
  }

  private void cost(String name, String path) throws Exception {
    for (int i = 0; i < REQUESTS; i++) {
      require(path);
    }
    double serviceBefore = ticks(service, false);
    double databaseBefore = databaseTicks();
    for (int i = 0; i < REQUESTS; i++) {
      require(path);
    }
    double ofService = (ticks(service, false) - serviceBefore) / TICKS_PER_MILLI / REQUESTS;
    double ofDatabase = (databaseTicks() - databaseBefore) / TICKS_PER_MILLI / REQUESTS;
    System.out.printf(
        Locale.ROOT,
        "%-22s %10.1f %10.1f %10.1f%n",
        name,
        ofService,
        ofDatabase,
        ofService + ofDatabase);
  }

  private void require(String path) throws Exception {
    HttpResponse<String> answer = http.send(request(path), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  private void load(Path collections, int seconds) throws Exception {
    Map<String, AtomicLong> outcomes = new ConcurrentSkipListMap<>();
    long logged = Files.size(collections);
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    List<Thread> clients = new ArrayList<>();
    for (int c = 0; c < AT_ONCE; c++) {
      int first = c;
      Thread client =
          new Thread(
              () -> {
                for (int i = first; System.nanoTime() < end && isAlive(); i++) {
                  outcomes
                      .computeIfAbsent(outcome(LOAD.get(i % LOAD.size())), any -> new AtomicLong())
                      .incrementAndGet();
                }
              });
      client.start();
      clients.add(client);
    }
    while (System.nanoTime() < end && isAlive()) {
      collect();
    }
    for (Thread client : clients) {
      client.join();
    }
    System.out.printf(
        Locale.ROOT,
        "%d at once for %.0f s: %s, %s; heap after a full collection %d MB at most, after any %d MB%n",
        AT_ONCE,
        (System.nanoTime() - start) / 1e9,
        isAlive() ? "it lives" : "the process has ended",
        outcomes,
        greatestHeap(collections, logged, "Pause Full"),
        greatestHeap(collections, logged, "Pause"));
  }

  /** After a while; what is left then is in use. */
  private void collect() throws IOException, InterruptedException {
    Thread.sleep(PAUSE.toMillis());
    new ProcessBuilder("jcmd", Long.toString(service), "GC.run")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private boolean isAlive() {
    return ProcessHandle.of(service).map(ProcessHandle::isAlive).orElse(false);
  }

  private String outcome(String path) {
    try {
      HttpResponse<Void> answer = http.send(request(path), BodyHandlers.discarding());
      boolean isRefusal = answer.statusCode() == 429 || answer.statusCode() == 503;
      boolean says = answer.headers().firstValue("Retry-After").isPresent();
      return answer.statusCode() + (isRefusal && !says ? " without Retry-After" : "");
    } catch (IOException | InterruptedException failure) {
      return failure.getClass().getSimpleName();
    }
  }

  /** In MB. Lines end like {@code Pause Young (Normal) (G1 Evacuation Pause) 200M->80M(256M) 5ms}. */
  private static long greatestHeap(Path collections, long from, String kind)
      throws IOException {
    String log = Files.readString(collections).substring((int) from);
    Matcher pause = Pattern.compile(kind + ".*->(\\d+)M\\(").matcher(log);
    return pause.results().mapToLong(one -> Long.parseLong(one.group(1))).max().orElse(0);
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Authorization", "Bearer " + System.getenv("API_KEY"))
        .timeout(Duration.ofMinutes(1))
        .build();
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
