package coffee.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.domain.MutableClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A phone before a service whose clock is set by the test, for experiments with a cup at 10:00. The
 * page does each second what it otherwise does each minute, so that buttons are pressed while
 * requests are on their way.
 */
final class ExperimentPage implements AutoCloseable {

  static final int BLOCKS = 8;
  static final int DAYS = 2 * BLOCKS;

  static final String SCREEN = "#screen-experiment";

  private static final ZoneId ZONE = ZoneId.of(PageService.ZONE);
  private static final int WINDOW_MINUTES = 195;

  /** Differences between days for other reasons, in bpm: at most three within a pair. */
  private static final int[] DIFFERENCES = {0, 1, -1, 2, 0, -2, 1};

  /** Collects the bodies of responses in {@code self.bodies}. */
  private static final String WATCHED =
      """
      const slow = self.setInterval;
      self.setInterval = (work, ms) => slow(work, Math.min(ms, 1_000));
      const real = self.fetch;
      self.bodies = [];
      self.fetch = async (...call) => {
        const response = await real(...call);
        response.clone().text().then((body) => self.bodies.push(body));
        return response;
      };
      """;

  private static final String READ_STORAGE =
      """
      const done = arguments[arguments.length - 1];
      (async () => {
        const kept = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
        for (const { name } of await indexedDB.databases()) {
          const database = await new Promise((resolve) => {
            const request = indexedDB.open(name);
            request.onsuccess = () => resolve(request.result);
          });
          for (const store of database.objectStoreNames) {
            const rows = await new Promise((resolve) => {
              const request = database.transaction(store).objectStore(store).getAll();
              request.onsuccess = () => resolve(request.result);
            });
            kept.push(JSON.stringify(rows));
          }
          database.close();
        }
        for (const name of await caches.keys()) {
          const cache = await caches.open(name);
          for (const request of await cache.keys()) {
            if (!new URL(request.url).pathname.startsWith('/app/'))
              kept.push(await (await cache.match(request)).text());
          }
        }
        done(kept.join());
      })();
      """;

  final Browser phone;
  final PageService service;
  final LocalDate start;

  private final MutableClock clock = new MutableClock(Instant.now());

  ExperimentPage() {
    this(Screen.PHONE);
  }

  /** Opens a browser window of another size. */
  ExperimentPage(Screen size) {
    service = new PageService(clock);
    start = LocalDate.now(ZONE).plusDays(1);
    phone = new Browser(size, PageService.ZONE);
    phone.chrome("Page.enable", Map.of());
    phone.chrome("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCHED));
    service.signIn(phone);
  }

  /** Sets the clock of the service to a local time of a day; the first day is 0. */
  void setTime(int day, String time) {
    clock.set(start.plusDays(day).atTime(LocalTime.parse(time)).atZone(ZONE).toInstant());
  }

  /** Loads the page again and opens a screen. */
  void open(String hash) {
    phone.open("about:blank");
    phone.open(service.address() + "/" + hash);
  }

  /** Plans an experiment by the API, and returns its number. */
  long plan(String design, boolean isQuiet) {
    return plan(design, BLOCKS, isQuiet);
  }

  /** Plans an experiment of some pairs of days by the API, and returns its number. */
  long plan(String design, int blocks, boolean isQuiet) {
    String terms =
        "{\"design\": \"%s\", \"dose_mg\": 120, \"cup_time\": \"10:00\", \"blocks\": %d, \"quiet\": %s}";
    return post("/v1/experiments", terms.formatted(design, blocks, isQuiet)).path("id").asLong();
  }

  /** Starts an experiment by the API. */
  JsonNode start(long id) {
    return post("/v1/experiments/%d/start".formatted(id), "{}");
  }

  /** Plans and starts an experiment by the API, and returns its number. */
  long planAndStart(String design, boolean isQuiet) {
    long id = plan(design, isQuiet);
    start(id);
    return id;
  }

  private JsonNode post(String path, String body) {
    HttpTestResponse response = service.owner().post(path, body);
    assertThat(response.status()).as(response.body()).isBetween(200, 201);
    return response.json();
  }

  JsonNode get(String path) {
    return service.owner().get(path).json();
  }

  /** The instruction of a day and what was reported of it; the first day is 0. */
  JsonNode day(long id, int day) {
    String date = start.plusDays(day).toString();
    for (JsonNode shown : get("/v1/experiments/" + id).path("days")) {
      if (shown.path("date").asText().equals(date)) {
        return shown;
      }
    }
    throw new AssertionError(date + " has no instruction yet");
  }

  void report(long id, int day, String report) {
    String path = "/v1/experiments/%d/days/%s".formatted(id, start.plusDays(day));
    HttpTestResponse response =
        service
            .owner()
            .send("PUT", path, BodyPublishers.ofString(report), "Content-Type", "application/json");
    assertThat(response.status()).as(response.body()).isEqualTo(200);
  }

  /**
   * Logs coffees as the instructions say, and heart rates that are six beats higher after coffee.
   *
   * @param from the first day, from 0
   * @param until the day after the last one
   */
  void followInstructions(long id, int from, int until) {
    JsonNode experiment = get("/v1/experiments/" + id);
    boolean hasDaysOff = experiment.path("design").asText().equals("day_off");
    List<String> coffees = new ArrayList<>();
    List<String> readings = new ArrayList<>();
    for (JsonNode shown : experiment.path("days")) {
      LocalDate date = LocalDate.parse(shown.path("date").asText());
      long day = ChronoUnit.DAYS.between(start, date);
      if (day >= from && day < until) {
        Instant cup = date.atTime(10, 0).atZone(ZONE).toInstant();
        boolean isCoffee = shown.path("instruction").asText().equals("caffeine_at");
        if (isCoffee || !hasDaysOff) {
          Instant drunk = isCoffee ? cup : cup.plus(Duration.ofMinutes(WINDOW_MINUTES));
          coffees.add("{\"timestamp\": \"%s\", \"caffeine_mg\": 120}".formatted(drunk));
        }
        readings.addAll(readings(date, isCoffee));
      }
    }
    post("/v1/coffee/batch", coffees.toString());
    post("/v1/heartrate/batch", readings.toString());
  }

  /** Logs heart rates of all days of a blinded experiment that is over, by its order. */
  void measureAllDays(long id) {
    String order = get("/v1/experiments/" + id).at("/proof/order").asText();
    List<String> readings = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      boolean isFirst = order.charAt(day / 2) == '1';
      readings.addAll(readings(start.plusDays(day), isFirst == (day % 2 == 0)));
    }
    post("/v1/heartrate/batch", readings.toString());
  }

  private List<String> readings(LocalDate date, boolean isCoffee) {
    int day = (int) ChronoUnit.DAYS.between(start, date);
    int bpm = (isCoffee ? 66 : 60) + DIFFERENCES[day % DIFFERENCES.length];
    Instant cup = date.atTime(10, 0).atZone(ZONE).toInstant();
    List<String> readings = new ArrayList<>();
    for (int minute = 15; minute < WINDOW_MINUTES; minute += 5) {
      readings.add(
          "{\"timestamp\": \"%s\", \"bpm\": %d, \"source\": \"watch\"}"
              .formatted(cup.plus(Duration.ofMinutes(minute)), bpm));
    }
    return readings;
  }

  /** The bodies of all responses to the page since it was opened. */
  String responses() {
    return phone.run("return self.bodies.join()").asText();
  }

  /** All that the browser stores for the page, except for the page's own files. */
  String browserStorage() {
    return phone.runAsync(READ_STORAGE).asText();
  }

  @Override
  public void close() {
    phone.close();
    service.close();
  }
}
