package coffee.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.CommandRunner;
import coffee.app.support.CommandRunner.Outcome;
import coffee.app.support.GoldenPerson;
import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.MiddayZone;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A running service for tests of the page in a browser, with its own database; it is noon there.
 */
final class PageService implements AutoCloseable {

  /** Time zone of the person and of the browser. */
  static final String ZONE = MiddayZone.zone();

  /** The day after the last one of the golden person, whose zone is an hour ahead of UTC. */
  private static final LocalDate GOLDEN_END = LocalDate.of(2026, 4, 8);

  private static final Pattern TIMESTAMP = Pattern.compile("\\d{4}-[^\"]+Z");

  private static final Pattern LINK = Pattern.compile("http://\\S+/#in=\\S+");

  private final TestDatabase database = TestDatabase.fresh();
  private final Map<String, String> environment = new HashMap<>(GoldenPerson.environment());
  private final RunningService service;

  PageService() {
    this(Clock.systemUTC());
  }

  /** One whose time is that of a clock. */
  PageService(Clock clock) {
    environment.put("TZ", ZONE);
    environment.put("ALLOWED_HOSTS", "127.0.0.1, coffee.home");
    service = RunningService.over(database, environment, clock);
  }

  /** Logs a month of the golden person, which ends yesterday. */
  PageService withHistory() {
    ZoneId zone = ZoneId.of(ZONE);
    Instant start = LocalDate.now(zone).atStartOfDay(zone).toInstant();
    Instant end = GOLDEN_END.atStartOfDay(ZoneOffset.ofHours(1)).toInstant();
    try {
      Duration later = Duration.between(end, start);
      GoldenPerson.sendTo(owner(), line -> named(shifted(line, later)));
    } catch (IOException damaged) {
      throw new IllegalStateException(damaged);
    }
    return this;
  }

  private static String shifted(String line, Duration later) {
    return TIMESTAMP
        .matcher(line)
        .replaceFirst(found -> Instant.parse(found.group()).plus(later).toString());
  }

  /** Gives a coffee without a name the one that its caffeine suggests. */
  private static String named(String line) {
    return line.replaceFirst(
        "\"caffeine_mg\": (\\d+)",
        line.contains(": 63.0")
            ? "\"coffee_type\": \"Espresso\", $0"
            : "\"coffee_type\": \"Filter coffee\", $0");
  }

  /** Logs a cup of today. */
  PageService withCup(String drink, String time) {
    String instant = LocalDate.now(ZoneId.of(ZONE)) + "T" + time;
    HttpTestResponse logged =
        owner().post("/v1/drinks/" + drink + "/log", "{\"timestamp\": \"%s\"}".formatted(instant));
    assertThat(logged.status()).as(logged.body()).isEqualTo(201);
    return this;
  }

  /** Makes the imports look like those of a version that did not count kinds. */
  void forgetKinds() {
    String sql =
        "UPDATE import_job SET stored_coffees = 0, stored_heart_rates = 0, stored_steps = 0";
    database.jdbi().useHandle(handle -> handle.execute(sql));
  }

  /** A client with the owner's key. */
  HttpTestClient owner() {
    return service.owner();
  }

  /** A client without a key. */
  HttpTestClient stranger() {
    return new HttpTestClient(service.port(), "");
  }

  /** Its address, without a path. */
  String address() {
    return "http://127.0.0.1:" + service.port();
  }

  /** Its address under a name that browsers do not trust. */
  String insecureAddress() {
    return "http://coffee.home:" + service.port();
  }

  /** A link that signs one browser in, as {@code ./run pair} prints it. */
  String link(String address) {
    Outcome pairing = new CommandRunner(database, environment).run("pair", "--url", address);
    assertThat(pairing.succeeded()).as(pairing.errors()).isTrue();
    Matcher link = LINK.matcher(pairing.output());
    assertThat(link.find()).as(pairing.output()).isTrue();
    return link.group();
  }

  /** Opens the page in a browser that is not signed in yet. */
  void signIn(Browser browser) {
    browser.open(link(address()));
    browser.until("the address is cleared", () -> !browser.address().contains("#in="));
    browser.find(".tile");
  }

  @Override
  public void close() {
    service.close();
    database.close();
  }
}
