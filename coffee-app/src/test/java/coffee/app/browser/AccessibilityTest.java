package coffee.app.browser;

import static coffee.app.browser.AccessibilityCheck.assertNoViolations;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No screen violates WCAG 2.2 AA. */
@InBrowser
class AccessibilityTest {

  private static PageService service;
  private static Browser browser;

  @BeforeAll
  static void start() {
    service = new PageService().withHistory();
    service.owner().post("/v1/drinks/espresso/log", "{}");
    browser = new Browser(Screen.PHONE, PageService.ZONE);
    AccessibilityCheck.prepare(browser);
    service.signIn(browser);
  }

  @AfterAll
  static void stop() {
    browser.close();
    service.close();
  }

  /** Each screen is loaded once in a language; devices and themes are emulated. */
  @ParameterizedTest
  @ValueSource(strings = {"en-GB", "de-DE"})
  void hasNoViolations(String language) {
    browser.setLanguage(language);
    for (PageScreen screen : PageScreen.all(browser, service)) {
      browser.resize(Screen.PHONE);
      screen.open();
      assertNoViolations(browser, language + " " + screen, screen.complete());
      checkSheetOf(screen, language);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-GB", "de-DE"})
  void hasNoViolationsBeforeTheSignIn(String language) {
    try (Browser stranger = new Browser(Screen.PHONE, PageService.ZONE)) {
      AccessibilityCheck.prepare(stranger);
      stranger.setLanguage(language);
      stranger.open(service.address() + "/#in=a-code-that-nobody-made");
      assertNoViolations(stranger, language + " sign-in", "#welcome #key");
    }
  }

  private static void checkSheetOf(PageScreen screen, String language) {
    String opener =
        switch (screen.hash()) {
          case "#today" -> ".tile.other";
          case "#me" -> "#screen-me li button.row";
          default -> "";
        };
    if (!opener.isEmpty()) {
      browser.resize(Screen.PHONE);
      browser.click(opener);
      assertNoViolations(browser, language + " sheet of " + screen, "dialog h2");
    }
  }
}
