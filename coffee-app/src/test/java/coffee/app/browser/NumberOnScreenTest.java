package coffee.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Measures how soon the page shows the number and a tap, beside the documentation page of an
 * earlier build; {@code bench/first-number} runs it. It reports, and asserts nothing about time.
 */
@InBrowser
@EnabledIfSystemProperty(named = NumberOnScreenTest.DOCUMENTATION, matches = "http.+")
class NumberOnScreenTest {

  /** Address of the documentation page to compare with. */
  static final String DOCUMENTATION = "page.documentation";

  private static final int RUNS = 15;

  /** Notes when the first operation of the documentation is there; the page notes its number. */
  private static final String WATCH =
      """
      new MutationObserver((changes, observer) => {
        if (document.querySelector('.opblock')) {
          performance.mark('operation');
          observer.disconnect();
        }
      }).observe(document, { childList: true, subtree: true });
      """;

  private static final String TAP =
      """
      const done = arguments[arguments.length - 1];
      const cups = document.getElementById('cups');
      const words = cups.textContent;
      const start = performance.now();
      new MutationObserver((changes, observer) => {
        if (cups.textContent === words) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
      }).observe(cups, { childList: true, subtree: true, characterData: true });
      document.querySelector('.tile').click();
      """;

  @Test
  void measures() {
    List<Double> documentation = new ArrayList<>();
    List<Double> page = new ArrayList<>();
    List<Double> taps = new ArrayList<>();
    try (PageService service = new PageService().withHistory();
        Browser browser = new Browser(Screen.PHONE, PageService.ZONE)) {
      service.signIn(browser);
      browser.chrome("Page.enable", Map.of());
      browser.chrome("Network.enable", Map.of());
      browser.chrome("Network.setBypassServiceWorker", Map.of("bypass", true));
      browser.chrome("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
      for (int run = 0; run < RUNS; run++) {
        documentation.add(shown(browser, System.getProperty(DOCUMENTATION), "operation"));
        page.add(shown(browser, service.address() + "/", "number"));
        browser.untilText("#facts", "At bedtime");
        browser.setOffline(true);
        taps.add(browser.runAsync(TAP).asDouble());
        browser.setOffline(false);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "Median of %d loads without a cache: first operation of the documentation %.0f ms, number of"
            + " the page %.0f ms (%.2f of it); a tap without a network is shown after %.0f ms, at"
            + " most %.0f ms.%n",
        RUNS,
        median(documentation),
        median(page),
        median(page) / median(documentation),
        median(taps),
        Collections.max(taps));
    assertThat(page).hasSize(RUNS);
  }

  private static double shown(Browser browser, String address, String mark) {
    browser.open("about:blank");
    browser.chrome("Network.clearBrowserCache", Map.of());
    browser.open(address);
    browser.until(
        "it is shown",
        () ->
            browser.run("return performance.getEntriesByName(arguments[0]).length", mark).asInt()
                > 0);
    return browser
        .run("return performance.getEntriesByName(arguments[0])[0].startTime", mark)
        .asDouble();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
