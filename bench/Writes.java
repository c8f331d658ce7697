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
 * Single writes over HTTP: how many a second, and their CPU, of one or two builds and of pgbench's
 * single inserts, in short turns one after the other, so that other load of the machine meets all of
 * them. Started by bench/writes.
 *
 * <p>Arguments: the database's process, port and password; connections; rounds; seconds of a turn;
 * for each build its name, port, process, database and a file with a key a line.
 */
public final class Writes {

  private static final int WARM = Integer.getInteger("warm", 12); // seconds
  private static final double TICKS_PER_MILLI = 0.1; // Linux counts hundredths of a second

  /** What a turn did. */
  record Turn(double perSecond, double service, double database) {}

  private record Build(String name, int port, long process, List<String> keys) {}

  private final long database;
  private final String port;
  private final String password;
  private final int connections;
  private final int rounds;
  private final int seconds;
  private final List<Build> builds = new ArrayList<>();
  private final AtomicLong moments =
      new AtomicLong(Instant.now().minusSeconds(80 * 86_400).toEpochMilli());

  private Writes(String[] arguments) throws IOException {
    database = Long.parseLong(arguments[0]);
    port = arguments[1];
    password = arguments[2];
    connections = Integer.parseInt(arguments[3]);
    rounds = Integer.parseInt(arguments[4]);
    seconds = Integer.parseInt(arguments[5]);
    for (int i = 6; i < arguments.length; i += 4) {
      builds.add(
          new Build(
              arguments[i],
              Integer.parseInt(arguments[i + 1]),
              Long.parseLong(arguments[i + 2]),
              Files.readAllLines(Path.of(arguments[i + 3]))));
    }
  }

  public static void main(String[] arguments) throws Exception {
    new Writes(arguments).run();
  }

  private void run() throws Exception {
    System.out.printf(
        "%d connections, %d person(s), the middle of %d turns of %d s; load %s%n%-24s %10s %10s %10s %10s %10s %10s%n",
        connections, builds.get(0).keys().size(), rounds, seconds,
        Files.readString(Path.of("/proc/loadavg")).replaceAll("(?: \\S+){2}\\n", ""),
        "", "a second", "x pgbench", "x first", "service", "database", "together");
    for (String kind : List.of("coffee", "reading")) {
      compare(kind);
    }
    System.out.printf("load after: %s", Files.readString(Path.of("/proc/loadavg")));
  }

  private void compare(String kind) throws Exception {
    for (Build build : builds) {
      turn(build, kind, WARM); // warms up
    }
    List<List<Turn>> turns = new ArrayList<>();
    builds.forEach(build -> turns.add(new ArrayList<>()));
    List<Turn> reference = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      reference.add(pgbench("insert-" + kind + ".sql"));
      for (int i = 0; i < builds.size(); i++) {
        turns.get(i).add(turn(builds.get(i), kind, seconds));
      }
    }
    Turn insert = middle(reference);
    Turn first = middle(turns.get(0));
    show(kind + ": pgbench", insert, insert, first);
    for (int i = 0; i < builds.size(); i++) {
      show(kind + ": " + builds.get(i).name(), middle(turns.get(i)), insert, first);
    }
  }

  private static void show(String name, Turn turn, Turn insert, Turn first) {
    System.out.printf(
        Locale.ROOT,
        "%-24s %10.0f %10.2f %10.2f %10.3f %10.3f %10.3f%n",
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

  private Turn turn(Build build, String kind, int length) throws Exception {
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
                    http.post(path(kind), body(kind));
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

  private static String path(String kind) {
    return kind.equals("coffee") ? "/v1/coffee" : "/v1/heartrate";
  }

  private String body(String kind) {
    if (kind.equals("coffee")) {
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

    void post(String path, String body) throws IOException {
      out.write(
          ("POST " + path + head + body.length() + "\r\n\r\n" + body)
              .getBytes(StandardCharsets.US_ASCII));
      String headers = headers();
      Matcher length = LENGTH.matcher(headers);
      if (!length.find()) {
        throw new IOException("no length: " + headers);
      }
      String answer = new String(in.readNBytes(Integer.parseInt(length.group(1))));
      if (!headers.startsWith("HTTP/1.1 2")) {
        throw new IOException(headers + answer);
      }
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
