package coffee.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is cut off, and no label lies over another, however narrow the page is. */
@InBrowser
class LayoutTest {

  /** Labels of one chart whose boxes overlap by more than their line spacing. */
  private static final String OVERLAPS =
      """
      const found = [];
      for (const chart of document.querySelectorAll('.screen:not([hidden]) svg')) {
        const labels = [...chart.querySelectorAll('text')].map((label) => [label.textContent, label.getBoundingClientRect()]);
        labels.forEach(([words, one], i) => labels.slice(i + 1).forEach(([others, other]) => {
          const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
          const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
          if (width > 1 && height > 3) found.push(`${words} / ${others}`);
        }));
      }
      return found.join(', ');
      """;

  private static final String TOO_WIDE =
      """
      const wide = document.documentElement.scrollWidth - innerWidth;
      return wide > 0 ? wide + ' px' : '';
      """;

  private static PageService service;
  private static Browser browser;

  @BeforeAll
  static void start() {
    service = new PageService().withHistory();
    service.owner().post("/v1/drinks/espresso/log", "{}");
    browser = new Browser(Screen.DESKTOP, PageService.ZONE);
    service.signIn(browser);
  }

  @AfterAll
  static void stop() {
    browser.close();
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-GB", "de-DE"})
  void fitsEveryWidth(String language) {
    browser.setLanguage(language);
    for (PageScreen shown : PageScreen.all(browser, service)) {
      browser.resize(Screen.DESKTOP);
      shown.open();
      assertFits(browser, shown + " in " + language);
    }
  }

  @Test
  void fitsEveryWidthInAnExperiment() {
    try (ExperimentPage page = new ExperimentPage()) {
      ExperimentStates.walk(
          page,
          (name, screen) -> {
            for (String language : List.of("en-GB", "de-DE")) {
              page.phone.setLanguage(language);
              page.phone.resize(Screen.DESKTOP);
              screen.open();
              assertFits(page.phone, name + " in " + language);
            }
          });
    }
  }

  private static void assertFits(Browser browser, String what) {
    for (Screen size : List.of(Screen.DESKTOP, Screen.ZOOMED, Screen.PHONE, Screen.NARROW)) {
      browser.resize(size);
      browser.untilDrawn();
      String where = "%s at %d px".formatted(what, size.width());
      assertThat(browser.run(TOO_WIDE).asText()).as(where).isEmpty();
      assertThat(browser.run(OVERLAPS).asText()).as(where).isEmpty();
    }
  }
}
