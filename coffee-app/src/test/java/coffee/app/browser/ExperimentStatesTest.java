package coffee.app.browser;

import static coffee.app.browser.AccessibilityCheck.assertNoViolations;
import static coffee.app.browser.LargeTextCheck.assertReadable;
import static coffee.app.browser.LayoutCheck.assertFits;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Each state of an experiment fits every width and size of text, and has no violations of WCAG. All
 * are checked in one walk, because to live through experiments and to open each screen takes as
 * long as the checks.
 */
@InBrowser
class ExperimentStatesTest {

  @Test
  void fitsEveryWidthAndHasNoViolations() {
    try (ExperimentPage page = new ExperimentPage()) {
      AccessibilityCheck.prepare(page.phone);
      ExperimentStates.walk(page, (name, screen) -> check(page.phone, name, screen));
    }
  }

  private static void check(Browser phone, String name, PageScreen screen) {
    for (String language : List.of("en-GB", "de-DE")) {
      phone.setLanguage(language);
      phone.resize(Screen.DESKTOP);
      screen.open();
      assertFits(phone, name + " in " + language);
      assertReadable(phone, name + " in " + language);
      assertNoViolations(phone, name + " in " + language, screen.complete());
    }
    if (screen.hash().equals("#experiment") && !phone.findAll("[data-act=stop]").isEmpty()) {
      phone.resize(Screen.PHONE);
      phone.click("[data-act=stop]");
      assertNoViolations(phone, "stopping " + name, "dialog h2");
    }
  }
}
