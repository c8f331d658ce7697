import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Follows the change feed of two instances that are killed at random moments while eight writers write. Started by
 * bench/feed-drill, with the service's jar on the class path.
 *
 * <p>Arguments: the jar, the ports of the instances (their admin ports are one above), a folder for logs, the number
 * of seeds and of kills for each, and DATABASE_URL as JDBC reads it. A writer repeats each request until it is
 * answered, and notes what was acknowledged.
 */
public final class FeedDrill {

  static final ObjectMapper JSON = new ObjectMapper();
  private static final int WRITERS = 8;

  private final Instance[] instances;
  private final String database;
  private final int kills;

  private FeedDrill(String[] arguments) {
    File logs = new File(arguments[3]);
    instances =
        new Instance[] {
          new Instance(arguments[0], Integer.parseInt(arguments[1]), logs),
          new Instance(arguments[0], Integer.parseInt(arguments[2]), logs)
        };
    kills = Integer.parseInt(arguments[5]);
    database = arguments[6];
  }

  public static void main(String[] arguments) throws Exception {
    FeedDrill drill = new FeedDrill(arguments);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> List.of(drill.instances).forEach(Instance::kill)));
    System.out.printf(
        "%4s %5s %8s %7s %8s %8s %7s %6s %5s  %s%n",
        "seed", "kills", "requests", "unclear", "changes", "coffees", "heart", "steps", "410", "copies");
    boolean isGood = true;
    for (int seed = 1; seed <= Integer.parseInt(arguments[4]); seed++) {
      isGood &= drill.run(seed);
    }
    System.out.println(isGood ? "Every copy is what is stored, and that is what was acknowledged." : "FAILED");
    System.exit(isGood ? 0 : 1);
  }

  private boolean run(int seed) throws Exception {
    for (Instance instance : instances) {
      instance.startUnlessAlive();
    }
    for (Instance instance : instances) {
      instance.awaitReady();
    }
    String name = "person" + seed;
    instances[0].task("person-add?name=" + name + "&time_zone=UTC");
    String created = instances[0].task("key-create?name=drill&person=" + name + "&scopes=read,write");
    String[] key = created.strip().split("\\s+");
    Calls calls = new Calls(List.of(instances), key[key.length - 1]);
    AtomicBoolean isOver = new AtomicBoolean();
    FeedReader reader = new FeedReader(calls);
    List<FeedWriter> writers = new ArrayList<>();
    ExecutorService threads = Executors.newCachedThreadPool();
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      FeedWriter writer = new FeedWriter(calls, i, new Random(100L * seed + i));
      writers.add(writer);
      running.add(threads.submit(() -> writer.writeUntil(isOver)));
    }
    Future<?> following = threads.submit(() -> reader.followUntil(isOver));
    Future<FeedReader> exported = threads.submit(() -> beginWithExport(calls, new Random(seed)));
    killSometimes(new Random(seed));
    FeedReader laterReader = exported.get();
    isOver.set(true);
    for (Future<?> writer : running) {
      writer.get();
    }
    following.get();
    threads.shutdown();
    return compare(seed, calls, writers, List.of(reader, laterReader, new FeedReader(calls)), name);
  }

  private static FeedReader beginWithExport(Calls calls, Random random) throws InterruptedException {
    Thread.sleep(random.nextInt(10_000));
    FeedReader reader = new FeedReader(calls);
    reader.beginWithExport();
    return reader;
  }

  private void killSometimes(Random random) throws Exception {
    for (int i = 0; i < kills; i++) {
      while (ready().isEmpty()) {
        Thread.sleep(50);
      }
      Thread.sleep(200 + random.nextInt(3_000));
      List<Instance> ready = ready();
      Instance victim = ready.get(random.nextInt(ready.size()));
      victim.kill();
      victim.startUnlessAlive();
    }
    for (Instance instance : instances) {
      instance.awaitReady();
    }
    Thread.sleep(1_000);
  }

  private List<Instance> ready() {
    return List.of(instances).stream().filter(Instance::isReady).toList();
  }

  private boolean compare(
      int seed, Calls calls, List<FeedWriter> writers, List<FeedReader> readers, String person) throws SQLException {
    Contents acknowledged = new Contents();
    writers.forEach(writer -> acknowledged.addAll(writer.acknowledged));
    Contents stored = new FeedReader(calls).export();
    stored.coffees.clear();
    stored.coffees.putAll(storedCoffees(person));
    StringBuilder result = new StringBuilder();
    boolean isGood = stored.equals(acknowledged) && calls.failures.get() == 0;
    result.append(isGood ? "acknowledged = stored" : "acknowledged IS NOT stored: " + acknowledged.difference(stored));
    for (FeedReader reader : readers) {
      while (reader.follow(0)) {}
      boolean isSame = reader.copy.equals(stored);
      isGood &= isSame;
      result.append(isSame ? " = copy" : " OTHER COPY: " + reader.copy.difference(stored));
    }
    System.out.printf(
        "%4d %5d %8d %7d %8d %8d %7d %6d %5d  %s%n",
        seed, kills, calls.requests.get(), calls.repeated.get(), readers.get(0).changes, stored.coffees.size(),
        stored.readings.size(), stored.steps.size(), readers.get(0).expired, result);
    return isGood;
  }

  private Map<String, String> storedCoffees(String person) throws SQLException {
    String sql =
        "SELECT coffee_intake.id, caffeine_mg, notes FROM coffee_intake JOIN person ON person.id = person_id"
            + " WHERE name = ?";
    Map<String, String> coffees = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(database);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, person);
      ResultSet rows = statement.executeQuery();
      while (rows.next()) {
        coffees.put(rows.getString(1), rows.getDouble(2) + " " + rows.getString(3));
      }
    }
    return coffees;
  }
}

/** What is stored, acknowledged, or known to a reader: by key, in comparable form. */
final class Contents {
  final Map<String, String> coffees = new TreeMap<>();
  final Map<String, String> readings = new TreeMap<>();
  final Map<String, String> steps = new TreeMap<>();

  void addAll(Contents other) {
    coffees.putAll(other.coffees);
    readings.putAll(other.readings);
    steps.putAll(other.steps);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Contents that
        && coffees.equals(that.coffees)
        && readings.equals(that.readings)
        && steps.equals(that.steps);
  }

  @Override
  public int hashCode() {
    return Objects.hash(coffees, readings, steps);
  }

  String difference(Contents other) {
    return "coffees %s, heart rates %s, steps %s"
        .formatted(
            difference(coffees, other.coffees),
            difference(readings, other.readings),
            difference(steps, other.steps));
  }

  private static String difference(Map<String, String> one, Map<String, String> other) {
    Map<String, String> only = new TreeMap<>(one);
    only.entrySet().removeAll(other.entrySet());
    Map<String, String> missing = new TreeMap<>(other);
    missing.entrySet().removeAll(one.entrySet());
    String text = "+" + only + " -" + missing;
    return text.length() > 400 ? text.substring(0, 400) + " ..." : text;
  }

  static String key(Instant at, String source) {
    return at + " " + source;
  }
}

/** A process of the service. */
final class Instance {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String jar;
  private final File logs;
  final int port;
  private Process process;

  Instance(String jar, int port, File logs) {
    this.jar = jar;
    this.port = port;
    this.logs = logs;
  }

  synchronized void startUnlessAlive() throws IOException {
    if (process != null && process.isAlive()) {
      return;
    }
    ProcessBuilder java =
        new ProcessBuilder("java", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar, "server");
    java.environment().put("PORT", String.valueOf(port));
    java.environment().put("ADMIN_PORT", String.valueOf(port + 1));
    File log = new File(logs, "instance-" + port + ".log");
    process = java.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log)).start();
  }

  /** SIGKILL: it has no chance to end anything. */
  synchronized void kill() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  boolean isReady() {
    HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health")).build();
    try {
      return HTTP.send(health, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException starting) {
      return false;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  void awaitReady() throws Exception {
    for (int i = 0; i < 1_500; i++) {
      if (isReady()) {
        return;
      }
      Thread.sleep(200);
    }
    throw new IllegalStateException("the instance on port " + port + " does not start");
  }

  String task(String task) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + (port + 1) + "/tasks/" + task);
    HttpRequest request = HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()).build();
    HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(task + ": " + answer.body());
    }
    return answer.body();
  }
}

/** Requests of one person to any instance; repeated until one answers. */
final class Calls {

  record Answer(int status, String body, Optional<String> cursor, boolean wasRepeated) {
    JsonNode json() {
      try {
        return FeedDrill.JSON.readTree(body);
      } catch (IOException malformed) {
        throw new UncheckedIOException(malformed);
      }
    }
  }

  final AtomicInteger requests = new AtomicInteger();
  final AtomicInteger repeated = new AtomicInteger();
  final AtomicInteger failures = new AtomicInteger();
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Instance> instances;
  private final String key;

  Calls(List<Instance> instances, String key) {
    this.instances = instances;
    this.key = key;
  }

  /**
   * Sends a request until it is answered.
   *
   * @throws IllegalStateException if it is answered with another status than these
   */
  Answer send(String method, String path, String body, Integer... expected) {
    boolean wasRepeated = false;
    for (int attempt = 0; attempt < 10_000; attempt++) {
      requests.incrementAndGet();
      Instance instance = instances.get((attempt + Math.abs(path.hashCode())) % 2);
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + instance.port + path))
              .header("Authorization", "Bearer " + key)
              .header("Content-Type", path.startsWith("/v1/imports?") ? "application/octet-stream" : "application/json")
              .timeout(Duration.ofSeconds(60))
              .method(method, BodyPublishers.ofString(body))
              .build();
      try {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (List.of(expected).contains(answer.statusCode())) {
          Optional<String> cursor = answer.headers().firstValue("Change-Cursor");
          return new Answer(answer.statusCode(), answer.body(), cursor, wasRepeated);
        }
        if (!isForNow(answer)) {
          failures.incrementAndGet();
          throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
      } catch (ConnectException refused) {
        requests.decrementAndGet(); // nothing was sent
      } catch (IOException aborted) {
        wasRepeated = true;
        repeated.incrementAndGet();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
      pause();
    }
    failures.incrementAndGet();
    throw new IllegalStateException("no answer: " + method + " " + path);
  }

  /** An upload of an instance that was killed counts until its lease has ended. */
  private static boolean isForNow(HttpResponse<String> refusal) {
    return switch (refusal.statusCode()) {
      case 429, 503 -> true;
      case 409 -> refusal.body().contains("too_many_uploads");
      default -> false;
    };
  }

  static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}

/** Writes what no other writer writes, and notes what was acknowledged. */
final class FeedWriter {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  final Contents acknowledged = new Contents();
  private final Calls calls;
  private final int number;
  private final Random random;
  private final List<String> readingIds = new ArrayList<>();
  private final List<String> readingKeys = new ArrayList<>();
  private int counter;

  FeedWriter(Calls calls, int number, Random random) {
    this.calls = calls;
    this.number = number;
    this.random = random;
  }

  Void writeUntil(AtomicBoolean isOver) {
    while (!isOver.get()) {
      counter++;
      write(random.nextInt(100));
      Calls.pause();
    }
    return null;
  }

  private void write(int choice) {
    if (choice < 30) {
      coffee();
    } else if (choice < 42) {
      changeCoffee();
    } else if (choice < 52) {
      deleteCoffee();
    } else if (choice < 74) {
      reading();
    } else if (choice < 80) {
      deleteReading();
    } else if (choice < 88) {
      batch();
    } else if (choice < 96) {
      steps();
    } else {
      importFile();
    }
  }

  private Instant next(int seconds) {
    return START.plusSeconds(number * 7_200L + (long) counter * seconds);
  }

  private void coffee() {
    String note = number + "-" + counter;
    int mg = random.nextInt(200);
    JsonNode stored =
        calls
            .send(
                "POST",
                "/v1/coffee",
                "{\"caffeine_mg\": %d, \"notes\": \"%s\", \"client_id\": \"%s\", \"timestamp\": \"%s\"}"
                    .formatted(mg, note, note, next(60)),
                200,
                201)
            .json();
    acknowledged.coffees.put(stored.path("id").asText(), (double) mg + " " + note);
  }

  private Optional<String> anyCoffee() {
    List<String> ids = new ArrayList<>(acknowledged.coffees.keySet());
    return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(random.nextInt(ids.size())));
  }

  private void changeCoffee() {
    anyCoffee()
        .ifPresent(
            id -> {
              int mg = random.nextInt(200);
              calls.send("PATCH", "/v1/coffee/" + id, "{\"caffeine_mg\": %d}".formatted(mg), 200);
              acknowledged.coffees.computeIfPresent(id, (same, old) -> (double) mg + old.substring(old.indexOf(' ')));
            });
  }

  private void deleteCoffee() {
    anyCoffee()
        .ifPresent(
            id -> {
              calls.send("DELETE", "/v1/coffee/" + id, "", 204, 404);
              acknowledged.coffees.remove(id);
            });
  }

  private static String reading(Instant at, int bpm, String source) {
    return "{\"bpm\": %d, \"timestamp\": \"%s\", \"source\": \"%s\"}".formatted(bpm, at, source);
  }

  private void reading() {
    String source = "watch " + number;
    Instant at = next(5);
    int bpm = 50 + random.nextInt(100);
    JsonNode stored = calls.send("POST", "/v1/heartrate", reading(at, bpm, source), 200, 201).json();
    acknowledged.readings.put(Contents.key(at, source), String.valueOf(bpm));
    readingIds.add(stored.path("id").asText());
    readingKeys.add(Contents.key(at, source));
  }

  private void deleteReading() {
    if (!readingIds.isEmpty()) {
      int index = random.nextInt(readingIds.size());
      calls.send("DELETE", "/v1/heartrate/" + readingIds.remove(index), "", 204, 404);
      acknowledged.readings.remove(readingKeys.remove(index));
    }
  }

  private Map<String, String> manyReadings(String source, int count, StringBuilder text, String separator) {
    Map<String, String> readings = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      Instant at = next(5).plusSeconds(86_400L + i * 300L);
      int bpm = 50 + random.nextInt(100);
      text.append(i == 0 ? "" : separator).append(reading(at, bpm, source));
      readings.put(Contents.key(at, source), String.valueOf(bpm));
    }
    return readings;
  }

  private void batch() {
    StringBuilder text = new StringBuilder("[");
    Map<String, String> readings = manyReadings("batch " + number + "-" + counter, 50, text, ",");
    calls.send("POST", "/v1/heartrate/batch", text.append("]").toString(), 200);
    acknowledged.readings.putAll(readings);
  }

  private void steps() {
    String source = "watch " + number;
    Instant at = next(60);
    int steps = random.nextInt(100);
    calls.send(
        "POST",
        "/v1/steps",
        "{\"timestamp\": \"%s\", \"duration_seconds\": 60, \"steps\": %d, \"source\": \"%s\"}"
            .formatted(at, steps, source),
        200,
        201);
    acknowledged.steps.put(Contents.key(at, source), String.valueOf(steps));
    if (random.nextInt(5) == 0) {
      calls.send(
          "DELETE",
          "/v1/steps?from=%s&to=%s&source=%s".formatted(at, at.plusSeconds(1), source.replace(" ", "%20")),
          "",
          200);
      acknowledged.steps.remove(Contents.key(at, source));
    }
  }

  /** An upload that may have been stored twice is not undone: the rows are those of the first. */
  private void importFile() {
    StringBuilder text = new StringBuilder();
    Map<String, String> readings = manyReadings("file " + number + "-" + counter, 300, text, "\n");
    Calls.Answer accepted = calls.send("POST", "/v1/imports?filename=f.ndjson", text.toString(), 202);
    String path = "/v1/imports/" + accepted.json().path("id").asText();
    String state = "";
    while (!state.equals("done")) {
      state = calls.send("GET", path, "", 200).json().path("state").asText();
      if (state.equals("failed")) {
        throw new IllegalStateException(path + " failed");
      }
      Calls.pause();
    }
    if (!accepted.wasRepeated() && random.nextBoolean()) {
      calls.send("POST", path + "/undo", "", 200);
    } else {
      acknowledged.readings.putAll(readings);
    }
  }
}

/** A client that follows the feed, and has a copy by nothing else. */
final class FeedReader {

  final Contents copy = new Contents();
  int changes;
  int expired;
  private final Calls calls;
  private Optional<String> cursor = Optional.empty();

  FeedReader(Calls calls) {
    this.calls = calls;
  }

  Void followUntil(AtomicBoolean isOver) {
    while (!isOver.get()) {
      boolean unused = follow(2);
    }
    return null;
  }

  /**
   * Reads and applies a page.
   *
   * @return whether it had changes
   */
  boolean follow(int wait) {
    String since = cursor.map(from -> "&since=" + from).orElse("");
    Calls.Answer answer = calls.send("GET", "/v1/changes?limit=40&wait=" + wait + since, "", 200, 410);
    if (answer.status() == 410) {
      expired++;
      throw new IllegalStateException("the cursor expired");
    }
    JsonNode page = answer.json();
    page.path("changes").forEach(this::apply);
    cursor = Optional.of(page.path("next").asText());
    changes += page.path("changes").size();
    return !page.path("changes").isEmpty() || page.path("more").asBoolean();
  }

  private void apply(JsonNode change) {
    JsonNode stored = change.path("record");
    switch (change.path("kind").asText() + " " + change.path("operation").asText()) {
      case "coffee created", "coffee updated" -> copy.coffees.put(change.path("id").asText(), coffee(stored));
      case "coffee deleted" -> copy.coffees.remove(change.path("id").asText());
      case "heart_rate range" -> readAgain("heartrate", copy.readings, stored);
      case "steps range" -> readAgain("steps", copy.steps, stored);
      default -> {} // profile, experiment, import
    }
  }

  private static String coffee(JsonNode stored) {
    return stored.path("caffeine_mg").asDouble() + " " + stored.path("notes").asText();
  }

  private void readAgain(String kind, Map<String, String> known, JsonNode range) {
    String query = "&kind=" + kind;
    for (String end : List.of("from", "to")) {
      query += range.path(end).isNull() ? "" : "&" + end + "=" + range.path(end).asText();
    }
    Contents read = new Contents();
    read(query, read);
    Instant from = range.path("from").isNull() ? Instant.MIN : Instant.parse(range.path("from").asText());
    Instant until = range.path("to").isNull() ? Instant.MAX : Instant.parse(range.path("to").asText());
    known
        .keySet()
        .removeIf(
            key -> {
              Instant at = Instant.parse(key.substring(0, key.indexOf(' ')));
              return !at.isBefore(from) && at.isBefore(until);
            });
    known.putAll(kind.equals("steps") ? read.steps : read.readings);
  }

  /** An export, whose coffees have no ids: they are left out. */
  Contents export() {
    Contents all = new Contents();
    read("", all);
    return all;
  }

  private void read(String query, Contents into) {
    Calls.Answer file = calls.send("GET", "/v1/export?format=ndjson" + query, "", 200);
    try {
      for (String line : file.body().split("\n")) {
        add(FeedDrill.JSON.readTree(line), into);
      }
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  private static void add(JsonNode entry, Contents into) {
    String key =
        entry.has("timestamp")
            ? Contents.key(Instant.parse(entry.path("timestamp").asText()), entry.path("source").asText())
            : "";
    if (entry.has("bpm")) {
      into.readings.put(key, entry.path("bpm").asText());
    } else if (entry.has("steps")) {
      into.steps.put(key, entry.path("steps").asText());
    }
  }

  /** Begins with an export of readings and steps, and the list of coffees, which has their ids. */
  void beginWithExport() {
    Calls.Answer file = calls.send("GET", "/v1/export?format=ndjson", "", 200);
    cursor = file.cursor();
    read("", copy);
    JsonNode coffees = calls.send("GET", "/v1/coffee?limit=1000", "", 200).json();
    coffees.forEach(one -> copy.coffees.put(one.path("id").asText(), coffee(one)));
  }
}
