package coffee.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the first view of a person with a month of data costs, as the browser counts it. */
@InBrowser
class FirstViewTest {

  private static final int BYTES = 40 * 1_024;
  private static final int REQUESTS_UNTIL_THE_NUMBER = 5;

  /** Bytes, requests and shifts of the layout since the page was opened. */
  static final String COSTS =
      """
      const done = arguments[arguments.length - 1];
      const requests = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .filter((entry) => !/icon|manifest/.test(entry.name));
      const shown = performance.getEntriesByName('number')[0].startTime;
      let shift = 0;
      const shifted = [];
      new PerformanceObserver(() => {}).observe({ type: 'layout-shift', buffered: true });
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          shift += entry.value;
          entry.sources.forEach(({ node, previousRect, currentRect }) =>
            shifted.push(`${node?.id ?? ''} ${node?.className ?? node?.nodeName}: ${previousRect.y} to ${currentRect.y}`));
        }
      });
      observer.observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => done({
        shift,
        shifted,
        bytes: requests.reduce((sum, entry) => sum + entry.encodedBodySize, 0),
        before: requests.filter((entry) => entry.startTime < shown).map((entry) => entry.name),
        all: requests.map((entry) => `${entry.encodedBodySize} ${entry.name}`),
      }), 100);
      """;

  private static PageService service;
  private static Browser phone;
  private static JsonNode firstVisit;

  @BeforeAll
  static void openThePage() {
    service = new PageService().withHistory();
    for (int cup = 0; cup < 4; cup++) {
      service.owner().post("/v1/drinks/espresso/log", "{}");
    }
    phone = new Browser(Screen.PHONE, PageService.ZONE);
    phone.open(service.link(service.address()));
    phone.find("#below .line-card .heart");
    firstVisit = phone.runAsync(COSTS);
  }

  @AfterAll
  static void stop() {
    phone.close();
    service.close();
  }

  @Test
  void costsLittle() {
    assertThat(firstVisit.path("bytes").asInt())
        .as(firstVisit.path("all").toPrettyString())
        .isLessThan(BYTES);
    assertThat(firstVisit.path("shift").asDouble())
        .as(firstVisit.path("shifted").toPrettyString())
        .isZero();
  }

  /** What Chrome checks before it offers to put a page on the home screen; it keeps no profile. */
  @Test
  void canBePutOnHomeScreen() {
    phone.open(service.address());
    phone.find("link[rel=manifest]");

    JsonNode manifest = phone.chrome("Page.getAppManifest", Map.of());
    List<String> errors =
        phone
            .chrome("Page.getInstallabilityErrors", Map.of())
            .path("installabilityErrors")
            .findValuesAsText("errorId");

    assertThat(manifest.path("manifest").path("display").asText()).isEqualTo("kStandalone");
    assertThat(manifest.path("errors")).isEmpty();
    assertThat(errors).isSubsetOf("in-incognito");
  }

  @Test
  void asksForLittleBeforeTheNumber() {
    phone.open("about:blank");
    phone.open(service.address());
    phone.find("#below .line-card .heart");

    JsonNode costs = phone.runAsync(COSTS);

    assertThat(costs.path("before").size())
        .as(costs.path("before").toPrettyString())
        .isLessThanOrEqualTo(REQUESTS_UNTIL_THE_NUMBER);
    assertThat(costs.path("shift").asDouble()).as(costs.path("shifted").toPrettyString()).isZero();
  }

  @Test
  void shiftsNothingWhenTheNumberHasOtherDigits() {
    phone.run("localStorage.setItem('level', JSON.stringify({ active_mg: 5000 }))");
    phone.open("about:blank");
    phone.open(service.address());
    phone.find("#below .line-card .heart");
    assertThat(phone.text("#number")).hasSizeLessThan(4);
    assertShiftsNothing("#today");
  }

  @Test
  void shiftsNothingOnAScreenThatIsOpenedDirectly() {
    for (PageScreen screen : PageScreen.all(phone, service)) {
      screen.open();
      assertShiftsNothing(screen.hash());
    }
  }

  private static void assertShiftsNothing(String screen) {
    JsonNode costs = phone.runAsync(COSTS);
    assertThat(costs.path("shift").asDouble())
        .as(screen + costs.path("shifted").toPrettyString())
        .isZero();
  }
}
