import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a remembered answer takes in Redis, and what it costs to serve it from there, or to compute
 * it over 180 days. Started by bench/answers.
 *
 * <p>Arguments: name of the build, address of the service, its process, the port of Redis, the
 * number of requests, the first process of PostgreSQL; then {@code steps} to log half a year of
 * steps before, a count a minute by day. The key is in API_KEY.
 */
public final class Answers {

  private static final int QUESTIONS = 12;
  private static final int COMPUTED = 60;

  /** Answers until the virtual machine has compiled what they run. */
  private static final int WARM_UP = 150;

  private static final int DAYS = 180;
  private static final int MINUTES_PER_DAY = 1_440;
  private static final int NIGHT_MINUTES = 420;
  private static final double TICKS_PER_MILLI = 0.1; // Linux counts hundredths of a second

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String address;
  private final int redis;

  private Answers(String address, int redis) {
    this.address = address;
    this.redis = redis;
  }

  public static void main(String[] arguments) throws Exception {
    Answers answers = new Answers(arguments[1], Integer.parseInt(arguments[3]));
    long service = Long.parseLong(arguments[2]);
    long database = Long.parseLong(arguments[5]);
    if (arguments.length > 6) {
      answers.logSteps();
      answers.compute(arguments[0] + " with steps", service, database);
      return;
    }
    answers.measure(arguments[0], service, Integer.parseInt(arguments[4]));
    answers.compute(arguments[0], service, database);
  }

  /** Between two answers a coffee is logged, so that each is computed. */
  private void compute(String name, long service, long database) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      computeOne();
    }
    double serviceBefore = ticks(service);
    double databaseBefore = ticksOfDatabase(database);
    for (int i = 0; i < COMPUTED; i++) {
      computeOne();
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %.1f + %.1f ms of CPU of service and database for one over %d days that is computed,"
            + " with the coffee before it; load %s%n",
        name,
        (ticks(service) - serviceBefore) / TICKS_PER_MILLI / COMPUTED,
        (ticksOfDatabase(database) - databaseBefore) / TICKS_PER_MILLI / COMPUTED,
        DAYS,
        Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
  }

  private void computeOne() throws Exception {
    post("/v1/coffee", "{\"caffeine_mg\": 1, \"coffee_type\": \"decaf\"}");
    get("?days=" + DAYS);
  }

  private void logSteps() throws Exception {
    Instant midnight = Instant.now().truncatedTo(ChronoUnit.DAYS);
    for (int day = 1; day <= DAYS; day++) {
      StringBuilder minutes = new StringBuilder();
      for (int minute = 0; minute < MINUTES_PER_DAY; minute++) {
        minutes.append(
            "{\"timestamp\": \"%s\", \"duration_seconds\": 60, \"steps\": %d, \"source\": \"watch\"}%n"
                .formatted(
                    midnight.minus(day, ChronoUnit.DAYS).plusSeconds(60L * minute),
                    minute >= NIGHT_MINUTES && minute % 25 < 6 ? 80 + minute % 40 : 0));
      }
      post("/v1/steps/batch", minutes.toString());
    }
  }

  private void post(String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Authorization", "Bearer " + System.getenv("API_KEY"))
            .header(
                "Content-Type",
                path.endsWith("batch") ? "application/x-ndjson" : "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  private void measure(String name, long service, int requests) throws Exception {
    get("?days=7"); // whatever Redis needs for the first answer
    long before = usedMemory();
    long json = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      json += get("?hours_after=" + (1 + i)).length;
    }
    long stored = usedMemory() - before;
    System.out.printf(
        Locale.ROOT,
        "%s: %d answers of %d bytes of JSON take %d bytes of Redis each: 1/%.1f%n",
        name,
        QUESTIONS,
        json / QUESTIONS,
        stored / QUESTIONS,
        (double) json / stored);
    cost(name, service, requests);
  }

  private void cost(String name, long service, int requests) throws Exception {
    for (int i = 0; i < requests; i++) {
      get("?hours_after=" + (1 + i % QUESTIONS));
    }
    double before = ticks(service);
    for (int i = 0; i < requests; i++) {
      get("?hours_after=" + (1 + i % QUESTIONS));
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %.3f ms of CPU of the service for one that is remembered%n",
        name,
        (ticks(service) - before) / TICKS_PER_MILLI / requests);
  }

  private byte[] get(String query) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/v1/heartrate/correlation" + query))
            .header("Authorization", "Bearer " + System.getenv("API_KEY"))
            .build();
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(query + ": " + answer.statusCode());
    }
    return answer.body();
  }

  private long usedMemory() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis)) {
      socket.getOutputStream().write("INFO memory\r\n".getBytes(StandardCharsets.US_ASCII));
      DataInputStream in = new DataInputStream(socket.getInputStream());
      StringBuilder length = new StringBuilder();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        length.append((char) next);
      }
      byte[] info = new byte[Integer.parseInt(length.substring(1).strip())];
      in.readFully(info);
      Matcher used =
          Pattern.compile("used_memory:(\\d+)")
              .matcher(new String(info, StandardCharsets.US_ASCII));
      return used.find() ? Long.parseLong(used.group(1)) : 0;
    }
  }

  /** CPU that a process has used. */
  private static double ticks(long process) throws IOException {
    Path stat = Path.of("/proc", Long.toString(process), "stat");
    String[] fields = Files.readString(stat).replaceFirst(".*\\) ", "").split(" ");
    return Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
  }

  /** CPU that PostgreSQL has used: its first process, and those of connections that are open. */
  private static double ticksOfDatabase(long first) throws IOException {
    double sum = ticks(first);
    try (Stream<ProcessHandle> children = ProcessHandle.of(first).orElseThrow().children()) {
      for (ProcessHandle child : children.toList()) {
        sum += ticks(child.pid());
      }
    }
    return sum;
  }
}
