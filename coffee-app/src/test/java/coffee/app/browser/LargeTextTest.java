package coffee.app.browser;

import static coffee.app.browser.LargeTextCheck.assertReadable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sets their phone's text to twice its size can read all of it. */
@InBrowser
class LargeTextTest {

  private static PageService service;
  private static Browser browser;

  @BeforeAll
  static void start() {
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
  @ValueSource(strings = {"en-GB", "de-DE"})
  void isReadableOnEveryScreen(String language) {
    browser.setLanguage(language);
    for (PageScreen shown : PageScreen.all(browser, service)) {
      shown.open();
      assertReadable(browser, shown + " in " + language);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-GB", "de-DE"})
  void isReadableInSheetsAndNotices(String language) {
    browser.setLanguage(language);
    PageScreen today = PageScreen.all(browser, service).get(0);
    today.open();
    browser.click(".tile.other");
    browser.find("dialog li");
    assertReadable(browser, "the sheet in " + language);
    today.open();
    browser.click(".cups button.row");
    browser.find("dialog input");
    assertReadable(browser, "a cup in " + language);
    today.open();
    browser.click(".tile");
    browser.find("#notice .link");
    assertReadable(browser, "the notice in " + language);
  }
}
