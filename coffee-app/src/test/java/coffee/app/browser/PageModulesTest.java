package coffee.app.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions of the page's modules, in the browser that runs them. */
@InBrowser
class PageModulesTest {

  private static PageService service;
  private static Browser browser;

  @BeforeAll
  static void start() {
    service = new PageService();
    browser = new Browser(Screen.DESKTOP, PageService.ZONE);
    service.signIn(browser);
  }

  @AfterAll
  static void stop() {
    browser.close();
    service.close();
  }

  /** The result of an expression over the exports of a module. */
  private static JsonNode evaluate(String module, String expression) {
    return browser.runAsync(
        "const done = arguments[arguments.length - 1];"
            + "import('/app/%s').then((m) => done(%s), (failure) => done(String(failure)));"
                .formatted(module, expression));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-01T12:00, 2026-07-01T10:00:00.000Z",
    "2026-03-29T02:30, 2026-03-29T00:30:00.000Z", // skipped
    "2026-10-25T02:30, 2026-10-25T00:30:00.000Z", // twice: the earlier
    "2026-10-25T03:30, 2026-10-25T02:30:00.000Z"
  })
  void readLocalTimesAlsoWhenClocksChange(String local, String instant) {
    String expression =
        "(m.setZone('Europe/Berlin'), new Date(m.momentOf('%s')).toISOString())".formatted(local);
    assertThat(evaluate("format.js", expression).asText()).isEqualTo(instant);
  }

  @Test
  void drawTwentyEquallyLikelyAnswers() {
    JsonNode values =
        evaluate(
            "student.js",
            "m.equallyLikely({bpm_per_100_mg: 3, standard_error: 1, degrees_of_freedom: 10})");
    assertThat(values).hasSize(20);
    // R: 3 + qt(0.025, 10) and 3 + qt(0.975, 10)
    assertThat(values.get(0).asDouble()).isCloseTo(0.771861, within(1e-5));
    assertThat(values.get(19).asDouble()).isCloseTo(5.228139, within(1e-5));
  }

  @Test
  void putEachDotOnItsSideOfZero() {
    String expression =
        "m.stacks([-2, -0.1, -0.05, 0.01, 0.02, 3], (value) => 100 + 10 * value, 20)"
            + ".map((stack) => [stack.x, stack.count, stack.isHigher])";
    JsonNode stacks = evaluate("chart-dots.js", expression);
    int dots = 0;
    for (JsonNode stack : stacks) {
      boolean isHigher = stack.get(2).asBoolean();
      dots += stack.get(1).asInt();
      assertThat(stack.get(0).asDouble() - 100)
          .as(stacks.toString())
          .matches(distance -> isHigher ? distance >= 10 : distance <= -10);
    }
    assertThat(dots).isEqualTo(6);
  }

  @Test
  void countTheDotsInATable() {
    String expression =
        "[...m.dotTable([-0.4, 0.4, 3.2, 3.4]).rows].map((row) => row.textContent).slice(1)";
    JsonNode rows = evaluate("chart-dots.js", expression);
    assertThat(rows).map(JsonNode::asText).containsExactly("0 lower1", "0 higher1", "3 higher2");
  }

  /** One hour after 100 mg at once, with 5/h in and a half-life of 5 h: Bateman's function. */
  @Test
  void knowHowCaffeineIsAbsorbedAndEliminated() {
    double ke = Math.log(2) / 5;
    double expected = 100 * 5 / (5 - ke) * (Math.exp(-ke) - Math.exp(-5));
    assertThat(evaluate("caffeine.js", "m.amount(100, 3600000, 0, 5, 5)").asDouble())
        .isCloseTo(expected, within(1e-9));
  }

  /** Between two points of a curve, three minutes after a cup that lies between them too. */
  @Test
  void readLevelAfterCupBetweenPoints() {
    String level =
        "(at) => m.amount(100, at + 3600000, 10, 5, 5) + m.amount(63, at - 60000, 10, 5, 5)";
    String curve =
        "{ from: new Date(0).toISOString(), step_minutes: 10, half_life_hours: 5,"
            + " absorption_per_hour: 5, points: [0, 600000].map((at) => ({ active_mg: ("
            + level
            + ")(at), low_mg: 0, high_mg: 0 })) }";
    String cups = "[{ at: -3600000, mg: 100, minutes: 10 }, { at: 60000, mg: 63, minutes: 10 }]";
    JsonNode levels =
        evaluate(
            "caffeine.js",
            "[m.levelAt(m.withDoses("
                + curve
                + ", [], "
                + cups
                + "), 240000), ("
                + level
                + ")(240000)]");
    assertThat(levels.get(0).asDouble()).isCloseTo(levels.get(1).asDouble(), within(1e-9));
  }

  /** An earlier cup still falls faster than the new one, of 10 minutes, is absorbed. */
  @Test
  void countALevelAsRisingInTheFirstMinutesAfterACup() {
    String level = "(at) => m.amount(160, at + 7200000, 0, 5, 5) + m.amount(63, at, 10, 5, 5)";
    JsonNode levels = evaluate("caffeine.js", "[0, 60000].map(" + level + ")");
    assertThat(levels.get(1).asDouble()).isLessThan(levels.get(0).asDouble());
    JsonNode outlook = evaluate("caffeine.js", "m.outlook(0, 50, " + level + ", 86400000)");
    assertThat(outlook.get("kind").asText()).isEqualTo("rising");
    assertThat(outlook.get("at").asLong()).isBetween(1_200_000L, 3_600_000L);
    assertThat(
            evaluate("caffeine.js", "m.outlook(10800000, 50, " + level + ", 86400000)")
                .get("kind")
                .asText())
        .isEqualTo("falling");
  }

  @Test
  void keepAPeakWhereItIsWhileTimeGoesOn() {
    String level = "(at) => 100 - Math.abs(at - 5400000) / 1e5";
    JsonNode peaks =
        evaluate(
            "caffeine.js",
            "[0, 1234567, 5301001].map((now) => m.outlook(now, 50, %s, 86400000).at)"
                .formatted(level));
    assertThat(peaks).allSatisfy(peak -> assertThat(peak.asLong()).isEqualTo(5_400_000));
  }

  @Test
  void offerADrinkOnceHoweverItsNameIsWritten() {
    String drinks =
        "[{coffee_type: 'espresso', caffeine_mg: 63}, {coffee_type: 'Espresso', caffeine_mg: 63.0}]";
    assertThat(evaluate("cups.js", "m.withFirst(" + drinks + ").map((d) => d.coffee_type)"))
        .extracting(JsonNode::asText)
        .containsExactly("espresso", "Filter coffee", "Black tea (European cup)");
  }
}
