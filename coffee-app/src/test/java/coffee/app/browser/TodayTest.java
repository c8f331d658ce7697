package coffee.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Today, on a phone: what taps, fingers and data of others do. */
@InBrowser
class TodayTest {

  private static final String HOSTILE = "<img src=x onerror=document.title=1>";

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

  @BeforeEach
  void openToday() {
    for (JsonNode cup : cups()) {
      service.owner().delete("/v1/coffee/" + cup.path("id").asLong());
    }
    phone.open("about:blank");
    phone.open(service.address());
    phone.untilText("#facts", "At bedtime");
    phone.find(".tile");
  }

  @AfterEach
  void hasNoErrors() {
    assertThat(phone.errors()).isEmpty();
  }

  private static JsonNode cups() {
    return service.owner().get("/v1/coffee?limit=100").json();
  }

  @Test
  void movesACupThatWasJustLogged() {
    phone.click(".tile");
    phone.click("#notice .link:first-of-type");
    phone.until("When has the focus", () -> phone.isFocused("dialog input[name=when]"));
    phone.click("dialog .choice label:nth-of-type(3)");
    phone.click("dialog button[type=submit]");
    phone.until("it is earlier", () -> cups().size() == 1 && isOlderThan50Minutes(cups().get(0)));
  }

  private static boolean isOlderThan50Minutes(JsonNode cup) {
    Instant drunk = Instant.parse(cup.path("timestamp").asText());
    return drunk.isBefore(Instant.now().minus(Duration.ofMinutes(50)));
  }

  @Test
  void logsTwoFastTapsAndTakesTheLastBack() {
    phone.run("document.querySelector('.tile').click()");
    phone.run("document.querySelectorAll('.tile')[1].click()");
    holdNotice();
    phone.until("both are stored", () -> cups().size() == 2);
    phone.untilText("#notice", "Filter coffee, 90 mg");
    phone.click("#notice .link:last-of-type");
    phone.until("one is left", () -> cups().size() == 1);
    assertThat(cups().get(0).path("caffeine_mg").asDouble()).isEqualTo(63);
  }

  /** A notice that has the focus stays, however long the service takes. */
  private static void holdNotice() {
    phone.run("document.querySelector('#notice .link:last-of-type').focus({focusVisible: true})");
  }

  @Test
  void assumesNoHabitsBeforeTheFirstCup() {
    phone.untilText("#facts", "A first cup");
    assertThat(phone.text("#facts")).contains("until ").contains("Espresso, 63 mg");
    assertThat(phone.text(".tile")).contains("63 mg").contains("Espresso");
    assertThat(phone.text("#range")).isEmpty();
    assertThat(phone.text("#direction")).isEqualTo("Your first cup starts the curve.");
  }

  @Test
  void saysWhyAnotherCupIsForTomorrow() {
    service.owner().post("/v1/coffee", "{\"caffeine_mg\": 170, \"coffee_type\": \"Much\"}");
    openTodayAgain();
    phone.untilText("#facts", "tomorrow");
    assertThat(phone.text("#facts")).contains("under 50 mg");
    String more = phone.text("[data-fact=more]");
    Matcher reason = Pattern.compile("now: (\\d+) mg, 23:00").matcher(more);
    assertThat(reason.find()).as(more).isTrue();
    phone.click("[data-fact=more]");
    phone.untilText("#curve .readout", "One more now: %s mg at 23:00".formatted(reason.group(1)));
  }

  @Test
  void saysInTheNoticeWhatIsOverTheLimit() {
    service.owner().post("/v1/coffee", "{\"caffeine_mg\": 390, \"coffee_type\": \"Much\"}");
    openTodayAgain();
    phone.untilText("#cups", "390 of 400 mg");
    phone.click(".tile:nth-of-type(2)");
    phone.untilText("#notice", " of 400 mg");
    phone.until("it is stored", () -> cups().size() == 2);
  }

  private static void openTodayAgain() {
    phone.open("about:blank");
    phone.open(service.address());
    phone.untilText("#facts", "At bedtime");
  }

  @Test
  void showsARangeAroundALevelThatRises() {
    String cup = "{\"caffeine_mg\": 390, \"timestamp\": \"%s\"}";
    Instant drunk = Instant.now().minus(Duration.ofMinutes(10));
    assertThat(service.owner().post("/v1/coffee", cup.formatted(drunk)).status()).isEqualTo(201);
    openTodayAgain();
    phone.untilText("#range", " mg");
    phone.run("const real = Date.now; Date.now = () => real() + 30_000");
    phone.click("[data-fact=more]");
    phone.untilText("#curve .readout", "One more now:");
    String shown = "return `${document.querySelector('#range').innerText} ${number.innerText}`";
    List<Integer> numbers =
        Pattern.compile("\\d+")
            .matcher(phone.run(shown).asText())
            .results()
            .map(found -> Integer.valueOf(found.group()))
            .toList();
    assertThat(numbers).hasSize(3);
    assertThat(numbers.get(2)).isBetween(numbers.get(0), numbers.get(1));
  }

  @Test
  void showsLevelAfterOneMoreCup() {
    phone.click("[data-fact=more]");
    phone.untilText("#curve .readout", "One more now:");
    assertThat(phone.findAll("#curve .what-if")).hasSize(1);
    assertThat(cups()).isEmpty();
  }

  @Test
  void marksDosesWithDiscsBesideTheStylesOfOtherScreens() {
    phone.click(".tile.other");
    phone.find("dialog li");
    String isDisc =
        """
        const mark = document.querySelector('.tile .mark');
        const { width, height } = mark.firstElementChild.getBoundingClientRect();
        return width === height && getComputedStyle(mark).borderTopWidth === '0px';
        """;
    assertThat(phone.run(isDisc).asBoolean()).isTrue();
  }

  @Test
  void scrollsUnderAFingerOnTheCurve() {
    phone.run("document.querySelector('#curve').scrollIntoView({block: 'center'}); ");
    double before = phone.run("return scrollY").asDouble();
    phone.perform(
        Map.of(
            "type",
            "pointer",
            "id",
            "finger",
            "parameters",
            Map.of("pointerType", "touch"),
            "actions",
            List.of(
                Map.of("type", "pointerMove", "x", 195, "y", 420),
                Map.of("type", "pointerDown", "button", 0),
                Map.of("type", "pointerMove", "x", 195, "y", 380, "duration", 60),
                Map.of("type", "pointerMove", "x", 195, "y", 260, "duration", 60),
                Map.of("type", "pointerUp", "button", 0))));
    phone.until("the page scrolled", () -> phone.run("return scrollY").asDouble() != before);
  }

  /** Points that moved with the time of each request would move the peak between them. */
  @Test
  void asksForTheSamePointsOfTheCurveEachTime() {
    String asked =
        """
        return performance.getEntriesByType('resource').map(({ name }) => name)
          .find((name) => name.includes('/v1/caffeine/curve?'));
        """;
    assertThat(phone.run(asked).asText())
        .containsPattern("from=\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d0:00\\.000Z&");
  }

  @Test
  void drawsOneMarkForACupOfThisMoment() {
    String marks =
        "return [...document.querySelectorAll('#curve circle.c-dot')].map(({ r }) =>"
            + " r.baseVal.value)";
    phone.until("now is marked", () -> phone.run(marks).toString().equals("[6.5]"));
    phone.click(".tile");
    phone.until("the cup is marked", () -> phone.run(marks).toString().startsWith("[5.9"));
    assertThat(phone.run(marks)).hasSize(1);
    phone.until("it is stored", () -> cups().size() == 1);
  }

  @Test
  void explainsTheSleepLine() {
    phone.untilText("#curve", "Sleep line: more at bedtime may cost you sleep.");
  }

  @Test
  void showsHostileTextAsText() {
    String body = "{\"caffeine_mg\": 50, \"coffee_type\": \"%s\", \"notes\": \"%s\"}";
    assertThat(service.owner().post("/v1/coffee", body.formatted(HOSTILE, HOSTILE)).status())
        .isEqualTo(201);
    phone.open("about:blank");
    phone.open(service.address());
    phone.untilText("#cups", HOSTILE);
    phone.click("#cups [data-cup]");
    phone.untilText("dialog h2", "Change a drink");
    assertThat(phone.findAll("main img, dialog img")).isEmpty();
  }
}
