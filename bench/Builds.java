import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls over HTTP: how many a second, and their CPU, of one or two builds, and of pgbench's single
 * inserts beside single writes; in short turns one after the other, so that other load of the
 * machine meets all of them. Started by bench/builds.
 *
 * <p>Arguments: {@code writes} or {@code reads}; the database's process, port and password;
 * connections; rounds; seconds of a turn and of the warm-up; for each build its name, port, process
 * and a file with a key a line.
 */
public final class Builds {

  private static final double TICKS_PER_MILLI = 0.1; // Linux counts hundredths of a second

  /** What a turn did. */
  record Turn(double perSecond, double service, double database) {}

  private record Build(String name, int port, long process, List<String> keys) {}

  private static final List<String> READS =
      List.of(
          "/v1/coffee/today",
          "/v1/coffee/week",
          "/v1/coffee/stats",
          "/v1/coffee?limit=50",
          "/v1/heartrate/current",
          "/v1/heartrate/stats?days=30",
          "/v1/heartrate/range?resolution=5m");

  private final String kind;
  private final long database;
  private final String port;
  private final String password;
  private final int connections;
  private final int rounds;
  private final int seconds;
  private final int warmUp;
  private final List<Build> builds = new ArrayList<>();
  private final AtomicLong moments =
      new AtomicLong(Instant.now().minusSeconds(80 * 86_400).toEpochMilli());

  private Builds(String[] arguments) throws IOException {
    kind = arguments[0];
    database = Long.parseLong(arguments[1]);
    port = arguments[2];
    password = arguments[3];
    connections = Integer.parseInt(arguments[4]);
    rounds = Integer.parseInt(arguments[5]);
    seconds = Integer.parseInt(arguments[6]);
    warmUp = Integer.parseInt(arguments[7]);
    for (int i = 8; i < arguments.length; i += 4) {
      builds.add(
          new Build(
              arguments[i],
              Integer.parseInt(arguments[i + 1]),
              Long.parseLong(arguments[i + 2]),
              Files.readAllLines(Path.of(arguments[i + 3]))));
    }
  }

  public static void main(String[] arguments) throws Exception {
    new Builds(arguments).run();
  }

  private void run() throws Exception {
    System.out.printf(
        "%d connections, %d person(s), the middle of %d turns of %d s; load %s%n%-44s %10s %10s %10s %10s %10s %10s%n",
        connections, builds.get(0).keys().size(), rounds, seconds,
        Files.readString(Path.of("/proc/loadavg")).replaceAll("(?: \\S+){2}\\n", ""),
        "ms CPU a request", "a second", kind.equals("writes") ? "x pgbench" : "", "x first", "service", "database", "together");
    if (kind.equals("reads")) {
      for (Build build : builds) {
        seed(build);
      }
      for (Build build : builds) {
        turn(build, READS.get(0), warmUp);
      }
    }
    for (String call : kind.equals("reads") ? READS : List.of("/v1/coffee", "/v1/heartrate")) {
      compare(call);
    }
    System.out.printf("load after: %s", Files.readString(Path.of("/proc/loadavg")));
  }

  private void compare(String call) throws Exception {
    for (Build build : builds) {
      turn(build, call, kind.equals("reads") ? Math.max(1, warmUp / 4) : warmUp);
    }
    List<List<Turn>> turns = new ArrayList<>();
    builds.forEach(build -> turns.add(new ArrayList<>()));
    List<Turn> reference = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      if (kind.equals("writes")) {
        reference.add(
            pgbench(call.equals("/v1/coffee") ? "insert-coffee.sql" : "insert-reading.sql"));
      }
      for (int i = 0; i < builds.size(); i++) {
        turns.get(i).add(turn(builds.get(i), call, seconds));
      }
    }
    Turn first = middle(turns.get(0));
    Turn insert = reference.isEmpty() ? first : middle(reference);
    if (kind.equals("writes")) {
      show(call + ": pgbench", insert, insert, first);
    }
    for (int i = 0; i < builds.size(); i++) {
      show(call + ": " + builds.get(i).name(), middle(turns.get(i)), insert, first);
    }
  }

  /** A person with three coffees a day for a year, and heart rates of 40 days by five seconds. */
  private void seed(Build build) throws IOException {
    long now = System.currentTimeMillis();
    try (Client http = new Client(build.port(), build.keys().get(0))) {
      for (int day = 0; day < 365; day += 50) {
        StringBuilder batch = new StringBuilder("[");
        for (int i = 0; i < 150; i++) {
          Instant at = Instant.ofEpochMilli(now - (day * 3L + i) * 28_800_000L - 60_000);
          batch.append(i == 0 ? "" : ",");
          batch.append("{\"caffeine_mg\": 80, \"timestamp\": \"").append(at).append("\"}");
        }
        http.send("POST", "/v1/coffee/batch", batch.append("]").toString());
      }
      for (long from = now - 40 * 86_400_000L; from < now; from += 21_600_000) {
        StringBuilder batch = new StringBuilder("[");
        for (long at = from; at < Math.min(now, from + 21_600_000); at += 5_000) {
          batch.append(at == from ? "" : ",");
          batch
              .append("{\"bpm\": ")
              .append(60 + at / 5_000 % 7 + at / 300_000 % 25)
              .append(", \"timestamp\": \"")
              .append(Instant.ofEpochMilli(at))
              .append("\"}");
        }
        http.send("POST", "/v1/heartrate/batch", batch.append("]").toString());
      }
    }
  }

  private static void show(String name, Turn turn, Turn insert, Turn first) {
    System.out.printf(
        Locale.ROOT,
        "%-44s %10.0f %10.2f %10.2f %10.3f %10.3f %10.3f%n",
        name,
        turn.perSecond(),
        turn.perSecond() / insert.perSecond(),
        turn.perSecond() / first.perSecond(),
        turn.service(),
        turn.database(),
        turn.service() + turn.database());
  }

  private static Turn middle(List<Turn> turns) {
    return new Turn(
        middle(turns.stream().mapToDouble(Turn::perSecond).toArray()),
        middle(turns.stream().mapToDouble(Turn::service).toArray()),
        middle(turns.stream().mapToDouble(Turn::database).toArray()));
  }

  private static double middle(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private Turn turn(Build build, String call, int length) throws Exception {
    double service = ticks(build.process(), false);
    double before = databaseTicks();
    long start = System.nanoTime();
    long end = start + length * 1_000_000_000L;
    AtomicInteger written = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    List<Thread> clients = new ArrayList<>();
    for (int c = 0; c < connections; c++) {
      String key = build.keys().get(c % build.keys().size());
      Thread client =
          new Thread(
              () -> {
                try (Client http = new Client(build.port(), key)) {
                  while (System.nanoTime() < end) {
                    if (kind.equals("reads")) {
                      http.send("GET", call, "");
                    } else {
                      http.send("POST", call, body(call));
                    }
                    written.incrementAndGet();
                  }
                } catch (IOException failure) {
                  System.err.println(failure);
                  failed.incrementAndGet();
                }
              });
      client.start();
      clients.add(client);
    }
    for (Thread client : clients) {
      client.join();
    }
    if (failed.get() > 0) {
      throw new IllegalStateException("requests failed");
    }
    double elapsed = (System.nanoTime() - start) / 1e9;
    int n = written.get();
    return new Turn(
        n / elapsed,
        (ticks(build.process(), false) - service) / TICKS_PER_MILLI / n,
        (databaseTicks() - before) / TICKS_PER_MILLI / n);
  }

  private String body(String call) {
    if (call.equals("/v1/coffee")) {
      return "{\"caffeine_mg\": 80, \"coffee_type\": \"filter\"}";
    }
    long moment = moments.addAndGet(5_000);
    return "{\"bpm\": %d, \"timestamp\": \"%s\", \"source\": \"bench\"}"
        .formatted(60 + moment / 5_000 % 40, Instant.ofEpochMilli(moment));
  }

  /** A connection that is kept, and costs little CPU. */
  private static final class Client implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)\ncontent-length: *(\\d+)");

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String head;

    Client(int port, String key) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream(), 8_192);
      out = socket.getOutputStream();
      head =
          " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + key
              + "\r\nContent-Type: application/json\r\nContent-Length: ";
    }

    void send(String method, String path, String body) throws IOException {
      out.write(
          (method + " " + path + head + body.length() + "\r\n\r\n" + body)
              .getBytes(StandardCharsets.US_ASCII));
      String headers = headers();
      Matcher length = LENGTH.matcher(headers);
      String answer =
          length.find() ? new String(in.readNBytes(Integer.parseInt(length.group(1)))) : chunks();
      if (!headers.startsWith("HTTP/1.1 2")) {
        throw new IOException(headers + answer);
      }
    }

    private String chunks() throws IOException {
      StringBuilder chunks = new StringBuilder();
      int length;
      do {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
          line.append((char) next);
        }
        length = Integer.parseInt(line.toString().strip(), 16);
        chunks.append(new String(in.readNBytes(length)));
        in.readNBytes(2);
      } while (length > 0);
      return chunks.toString();
    }

    private String headers() throws IOException {
      StringBuilder headers = new StringBuilder(512);
      int newlines = 0;
      while (newlines < 2) {
        int next = in.read();
        if (next < 0) {
          throw new IOException("the connection ended");
        }
        headers.append((char) next);
        newlines = next == '\n' ? newlines + 1 : next == '\r' ? newlines : 0;
      }
      return headers.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private Turn pgbench(String script) throws Exception {
    double before = databaseTicks();
    ProcessBuilder pgbench =
        new ProcessBuilder(
            "pgbench", "-n", "-M", "prepared", "-h", "127.0.0.1", "-p", port, "-U", "postgres",
            "-c", String.valueOf(connections), "-j", "2", "-T", String.valueOf(seconds),
            "-f", Path.of("bench", "sql", script).toString(), "this");
    pgbench.environment().put("PGPASSWORD", password);
    Process process = pgbench.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(output);
    }
    double n = number(output, "actually processed: (\\d+)");
    return new Turn(
        number(output, "tps = ([0-9.]+)"),
        0,
        (databaseTicks() - before) / TICKS_PER_MILLI / n);
  }

  private static double number(String text, String pattern) throws IOException {
    Matcher found = Pattern.compile(pattern).matcher(text);
    if (!found.find()) {
      throw new IOException(text);
    }
    return Double.parseDouble(found.group(1));
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
