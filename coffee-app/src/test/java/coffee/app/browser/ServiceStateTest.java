package coffee.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page says and does about a busy service, a wrong clock, and cups logged elsewhere. */
@InBrowser
class ServiceStateTest {

  /** While {@code self.refusal} is set, every request of the page gets it for an answer. */
  private static final String REFUSE =
      """
      const real = self.real ??= self.fetch;
      self.refusal = arguments[0];
      self.fetch = (...call) => self.refusal === null ? real(...call) : Promise.resolve(
        new Response(JSON.stringify(self.refusal), { status: self.refusal.status, headers: {
          'Content-Type': 'application/problem+json', 'Retry-After': '2', Date: new Date().toUTCString() } }));
      """;

  /** A phone whose clock is five minutes fast. */
  private static final String FAST_CLOCK =
      """
      const RightDate = Date;
      self.Date = class extends RightDate {
        constructor(...parts) {
          super(...(parts.length ? parts : [RightDate.now() + 300_000]));
        }
        static now() {
          return RightDate.now() + 300_000;
        }
      };
      """;

  /** What the page does each minute it does each second. */
  private static final String FAST_MINUTES =
      """
      const slow = self.setInterval;
      self.setInterval = (work, ms) => slow(work, Math.min(ms, 1_000));
      """;

  /** While {@code self.isCut} is set, responses break off; requests arrive. */
  private static final String CUT =
      """
      const real = self.fetch;
      self.isCut = true;
      self.fetch = async (...call) => {
        const answer = await real(...call);
        if (!self.isCut || answer.status === 204) return answer;
        const { status, headers } = answer;
        return new Response((await answer.text()).slice(0, -20), { status, headers });
      };
      """;

  private static PageService service;
  private static Browser phone;

  @BeforeAll
  static void start() {
    service = new PageService();
    phone = new Browser(Screen.PHONE, PageService.ZONE);
    service.signIn(phone);
  }

  @AfterAll
  static void stop() {
    phone.close();
    service.close();
  }

  @AfterEach
  void hasNoErrors() {
    assertThat(phone.errors()).isEmpty();
  }

  private static void openToday() {
    phone.open("about:blank");
    phone.open(service.address());
    phone.untilText("#facts", "At bedtime");
    phone.find(".tile");
  }

  private static JsonNode cups() {
    return service.owner().get("/v1/coffee?limit=100").json();
  }

  @ParameterizedTest
  @CsvSource({
    "429, too_many_requests, The server is busy. Trying again in",
    "503, server_busy, The server is busy. Trying again in",
    "503, database_unavailable, The database is unavailable. Nothing is lost."
  })
  void keepsWhatIsLoggedWhileTheServiceIsBusy(int status, String code, String line) {
    openToday();
    int before = cups().size();
    phone.run(REFUSE, Map.of("status", status, "code", code, "detail", "Later."));
    phone.run("document.querySelector('.tile').click()");
    phone.untilText("#screen-today .strip", line);
    phone.untilText("#screen-today .chip", "1 not sent");
    assertThat(phone.text(".number")).contains("mg");
    assertThat(cups()).hasSize(before);

    phone.run("self.refusal = null");
    phone.until("it is stored once", () -> cups().size() == before + 1);
    phone.until("the line is gone", () -> phone.findAll("#screen-today .strip").isEmpty());
  }

  @Test
  void keepsWhatIsLoggedWhileResponsesBreakOff() {
    withScript(
        FAST_MINUTES,
        () -> {
          openToday();
          int before = cups().size();
          phone.run(CUT);
          phone.run("document.querySelector('.tile').click()");
          phone.until("it arrived", () -> cups().size() == before + 1);
          phone.untilText("#cups", "waiting");
          assertThat(phone.text("#cups")).doesNotContain("Not accepted");

          phone.run("self.isCut = false");
          phone.until("it no longer waits", () -> !phone.text("#cups").contains("waiting"));
          assertThat(cups()).hasSize(before + 1);
        });
  }

  @Test
  void saysThatResponsesBreakOffAndShowsWhatIsKnown() {
    openToday();
    withScript(
        CUT,
        () -> {
          openToday();
          phone.untilText("#screen-today .strip", "Part of the answer is missing. Showing");
          phone.untilText("#now-label", "data of");
          phone.run("self.isCut = false");
          phone.click("#screen-today .strip .link");
          phone.until("the line is gone", () -> phone.findAll("#screen-today .strip").isEmpty());
        });
  }

  @Test
  void saysInWordsWhyAScreenIsEmpty() {
    openToday();
    phone.run("self.fetch = () => Promise.reject(new TypeError('no network'))");
    phone.run("location.hash = '#days'");
    phone.untilText("#day-list p.muted", "Server out of reach.");
  }

  @Test
  void correctsAClockThatIsFast() {
    withScript(
        FAST_CLOCK,
        () -> {
          openToday();
          phone.untilText(
              "#screen-today .strip",
              "The clock of this device is 5 min off. Times were corrected.");
          int before = cups().size();
          Instant start = Instant.now();
          phone.run("document.querySelector('.tile').click()");
          phone.until("it is stored", () -> cups().size() == before + 1);
          Instant drunk = Instant.parse(cups().get(0).path("timestamp").asText());
          Duration later = Duration.ofMinutes(2);
          assertThat(drunk).isBetween(start.minus(later), Instant.now().plus(later));
        });
  }

  @Test
  void showsWhatIsLoggedElsewhere() {
    withScript(
        FAST_MINUTES,
        () -> {
          openToday();
          assertThat(service.owner().post("/v1/drinks/tea-matcha/log", "{}").status())
              .isEqualTo(201);
          phone.untilText("#cups", "Matcha");
        });
  }

  /** Runs something while a script precedes those of every page that is opened. */
  private static void withScript(String source, Runnable work) {
    phone.chrome("Page.enable", Map.of());
    String id =
        phone
            .chrome("Page.addScriptToEvaluateOnNewDocument", Map.of("source", source))
            .path("identifier")
            .asText();
    try {
      work.run();
    } finally {
      phone.chrome("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", id));
      openToday();
    }
  }
}
