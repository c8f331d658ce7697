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
 * A phone before a service whose clock is set by the test, for experiments with a cup at 10:00.
 * What the page does each minute it does each second, so that buttons are pressed while it asks.
 */
final class ExperimentPage implements AutoCloseable {

  static final int BLOCKS = 8;

  private static final ZoneId ZONE = ZoneId.of(PageService.ZONE);
  private static final int WINDOW_MINUTES = 195;

  /** What days differ by for other reasons, in bpm: by at most three within a pair. */
  private static final int[] DIFFERENCES = {0, 1, -1, 2, 0, -2, 1};

  /** Answers of the service are kept in {@code self.bodies}. */
  private static final String WATCHED =
      """
      const slow = self.setInterval;
      self.setInterval = (work, ms) => slow(work, Math.min(ms, 1_000));
      const real = self.fetch;
      self.bodies = [];
      self.fetch = async (...call) => {
        const answer = await real(...call);
        answer.clone().text().then((body) => self.bodies.push(body));
        return answer;
      };
      """;

  /** What this browser keeps, but for the page's own files. */
  private static final String KEPT =
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

  /** One with a browser of a size. */
  ExperimentPage(Screen size) {
    service = new PageService(clock);
    start = LocalDate.now(ZONE).plusDays(1);
    phone = new Browser(size, PageService.ZONE);
    phone.chrome("Page.enable", Map.of());
    phone.chrome("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCHED));
    service.signIn(phone);
  }

  /** Puts the clock of the service to a local time of a day, the first being 0. */
  void set(int day, String time) {
    clock.set(start.plusDays(day).atTime(LocalTime.parse(time)).atZone(ZONE).toInstant());
  }

  /** Opens a screen from anew. */
  void open(String hash) {
    phone.open("about:blank");
    phone.open(service.address() + "/" + hash);
  }

  /** Plans one by the API; its number. */
  long planned(String design, boolean isQuiet) {
    return planned(design, BLOCKS, isQuiet);
  }

  /** Plans one with so many pairs of days by the API; its number. */
  long planned(String design, int blocks, boolean isQuiet) {
    String terms =
        "{\"design\": \"%s\", \"dose_mg\": 120, \"cup_time\": \"10:00\", \"blocks\": %d, \"quiet\": %s}";
    return post("/v1/experiments", terms.formatted(design, blocks, isQuiet)).path("id").asLong();
  }

  /** Starts it by the API. */
  JsonNode start(long id) {
    return post("/v1/experiments/%d/start".formatted(id), "{}");
  }

  /** Plans and starts one by the API; its number. */
  long started(String design, boolean isQuiet) {
    long id = planned(design, isQuiet);
    start(id);
    return id;
  }

  private JsonNode post(String path, String body) {
    HttpTestResponse answer = service.owner().post(path, body);
    assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    return answer.json();
  }

  JsonNode get(String path) {
    return service.owner().get(path).json();
  }

  /** What was told of a day, the first being 0. */
  JsonNode day(long id, int day) {
    String date = start.plusDays(day).toString();
    for (JsonNode told : get("/v1/experiments/" + id).path("days")) {
      if (told.path("date").asText().equals(date)) {
        return told;
      }
    }
    throw new AssertionError(date + " was not told");
  }

  void report(long id, int day, String report) {
    String path = "/v1/experiments/%d/days/%s".formatted(id, start.plusDays(day));
    HttpTestResponse answer =
        service
            .owner()
            .send("PUT", path, BodyPublishers.ofString(report), "Content-Type", "application/json");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  /**
   * Drinks as it was told, with six beats more in the hours after, however the coin fell; on days
   * from 0 on.
   */
  void live(long id, int from, int until) {
    JsonNode experiment = get("/v1/experiments/" + id);
    boolean hasDaysOff = experiment.path("design").asText().equals("day_off");
    List<String> coffees = new ArrayList<>();
    List<String> readings = new ArrayList<>();
    for (JsonNode told : experiment.path("days")) {
      LocalDate date = LocalDate.parse(told.path("date").asText());
      long day = ChronoUnit.DAYS.between(start, date);
      if (day >= from && day < until) {
        Instant cup = date.atTime(10, 0).atZone(ZONE).toInstant();
        boolean isCoffee = told.path("instruction").asText().equals("caffeine_at");
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

  /** Readings of all days of one that is over, as its order was; its portions are in no log. */
  void measure(long id) {
    String order = get("/v1/experiments/" + id).at("/proof/order").asText();
    List<String> readings = new ArrayList<>();
    for (int day = 0; day < 2 * BLOCKS; day++) {
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

  /** All that the service answered to the page since it was opened. */
  String answers() {
    return phone.run("return self.bodies.join()").asText();
  }

  /** All that the browser keeps of the page. */
  String kept() {
    return phone.runAsync(KEPT).asText();
  }

  @Override
  public void close() {
    phone.close();
    service.close();
  }
}
