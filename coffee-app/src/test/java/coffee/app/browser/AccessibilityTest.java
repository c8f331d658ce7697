package coffee.app.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No screen violates WCAG 2.2 AA, as far as axe-core can see. */
@InBrowser
class AccessibilityTest {

  private static final String VIOLATIONS =
      """
      const done = arguments[arguments.length - 1];
      if (!self.axe) self.loadAxe();
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      axe.run({ runOnly: tags, resultTypes: ['violations'] }).then((result) =>
        done(result.violations.flatMap((violation) =>
          violation.nodes.map((node) => `${violation.id}: ${node.html} ${node.failureSummary}`)).join('\\n')));
      """;

  /** Buttons change their colours gradually. */
  private static final String AT_REST =
      "return document.getAnimations().every((animation) => animation.playState !== 'running')";

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
    giveAxeTo(browser);
    service.signIn(browser);
  }

  /**
   * Lets each document that is opened from now on have axe-core at hand. It is half a megabyte:
   * sending it through the driver for each document takes longer than a check.
   */
  private static void giveAxeTo(Browser browser) {
    browser.chrome("Page.enable", Map.of());
    browser.chrome(
        "Page.addScriptToEvaluateOnNewDocument",
        Map.of("source", "self.loadAxe = () => {" + axe + "\n};"));
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
      checkEverywhere(language + " " + screen, screen.complete());
      checkSheetOf(screen, language);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-GB", "de-DE"})
  void hasNoViolationsBeforeTheSignIn(String language) {
    try (Browser stranger = new Browser(Screen.PHONE, PageService.ZONE)) {
      giveAxeTo(stranger);
      stranger.setLanguage(language);
      stranger.open(service.address() + "/#in=a-code-that-nobody-made");
      checkEverywhere(stranger, language + " sign-in", "#welcome #key");
    }
  }

  @Test
  void hasNoViolationsInAnExperiment() {
    try (ExperimentPage page = new ExperimentPage()) {
      giveAxeTo(page.phone);
      ExperimentStates.walk(
          page,
          (name, screen) -> {
            for (String language : List.of("en-GB", "de-DE")) {
              page.phone.setLanguage(language);
              page.phone.resize(Screen.PHONE);
              screen.open();
              checkEverywhere(page.phone, language + " " + name, screen.complete());
            }
            if (screen.hash().equals("#experiment")
                && !page.phone.findAll("[data-act=stop]").isEmpty()) {
              page.phone.resize(Screen.PHONE);
              page.phone.click("[data-act=stop]");
              checkEverywhere(page.phone, "stopping " + name, "dialog h2");
            }
          });
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
      checkEverywhere(language + " sheet of " + screen, "dialog h2");
    }
  }

  private static void checkEverywhere(String what, String complete) {
    checkEverywhere(browser, what, complete);
  }

  private static void checkEverywhere(Browser browser, String what, String complete) {
    for (Screen size : List.of(Screen.PHONE, Screen.DESKTOP)) {
      browser.resize(size);
      for (boolean isDark : new boolean[] {false, true}) {
        browser.setDark(isDark);
        browser.find(complete);
        browser.untilDrawn();
        browser.until("colours have changed", () -> browser.run(AT_REST).asBoolean());
        assertThat(browser.runAsync(VIOLATIONS).asText())
            .as("%s, %d px, %s", what, size.width(), isDark ? "dark" : "light")
            .isEmpty();
      }
    }
  }
}
