package coffee.app.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No screen violates WCAG 2.2 AA, as far as axe-core can see. */
@InBrowser
class AccessibilityTest {

  private static final String VIOLATIONS =
      """
      const done = arguments[arguments.length - 1];
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      axe.run({ runOnly: tags, resultTypes: ['violations'] }).then((result) =>
        done(result.violations.flatMap((violation) =>
          violation.nodes.map((node) => `${violation.id}: ${node.html} ${node.failureSummary}`)).join('\\n')));
      """;

  private static String axe;
  private static PageService service;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    try (InputStream script = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(script.readAllBytes(), UTF_8);
    }
    service = new PageService().withHistory();
    service.owner().post("/v1/drinks/espresso/log", "{}");
    browser = new Browser(Screen.PHONE, PageService.ZONE);
    service.signIn(browser);
  }

  @AfterAll
  static void stop() {
    browser.close();
    service.close();
  }

  @ParameterizedTest
  @CsvSource({"en-GB, false, 390", "de-DE, true, 390", "de-DE, false, 1280", "en-GB, true, 1280"})
  void hasNoViolations(String language, boolean isDark, int width) {
    browser.resize(width == Screen.PHONE.width() ? Screen.PHONE : Screen.DESKTOP);
    browser.setDark(isDark);
    browser.setLanguage(language);
    for (PageScreen screen : PageScreen.all(browser, service)) {
      screen.open();
      assertThat(violations()).as(screen.toString()).isEmpty();
      checkSheetOf(screen);
    }
  }

  private static void checkSheetOf(PageScreen screen) {
    String opener =
        switch (screen.hash()) {
          case "#today" -> ".tile.other";
          case "#me" -> "#screen-me li button.row";
          default -> "";
        };
    if (!opener.isEmpty()) {
      browser.click(opener);
      browser.find("dialog h2");
      assertThat(violations()).as("sheet of " + screen).isEmpty();
    }
  }

  private static String violations() {
    browser.run(axe);
    return browser.runAsync(VIOLATIONS).asText();
  }
}
