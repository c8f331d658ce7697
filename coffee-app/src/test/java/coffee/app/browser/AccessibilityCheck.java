package coffee.app.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Whether what a browser shows violates WCAG 2.2 AA, as far as axe-core can see. */
final class AccessibilityCheck {

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

  private static final String AXE = axe();

  private AccessibilityCheck() {}

  private static String axe() {
    try (InputStream script = AccessibilityCheck.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), UTF_8);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  /**
   * Lets each document that is opened from now on have axe-core at hand. It is half a megabyte:
   * sending it through the driver for each document takes longer than a check.
   */
  static void prepare(Browser browser) {
    browser.chrome("Page.enable", Map.of());
    browser.chrome(
        "Page.addScriptToEvaluateOnNewDocument",
        Map.of("source", "self.loadAxe = () => {" + AXE + "\n};"));
  }

  /**
   * Checks what is open on a phone and on a desktop, in both themes.
   *
   * @param complete a CSS selector of what is there once all is
   */
  static void assertNoViolations(Browser browser, String what, String complete) {
    for (Screen size : List.of(Screen.PHONE, Screen.DESKTOP)) {
      browser.resize(size);
      for (boolean isDark : new boolean[] {false, true}) {
        browser.setDarkWithoutMotion(isDark);
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
