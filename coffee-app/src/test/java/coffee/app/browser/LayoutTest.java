package coffee.app.browser;

import static coffee.app.browser.LayoutCheck.assertFits;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is cut off, and no label lies over another, however narrow the page is. */
@InBrowser
class LayoutTest {

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
  @ValueSource(ints = {320, 390, 1280})
  void showsWholeNamesOnTiles(int width) {
    browser.setLanguage("de-DE");
    browser.resize(new Screen(width, 844, 1, width < 900));
    browser.open("about:blank");
    browser.open(service.address());
    browser.find(".tile");
    String cut =
        """
        return [...document.querySelectorAll('.tile')].filter((tile) => {
          const name = tile.querySelector('span:not(.mark, .quiet)');
          const { bottom } = name.getBoundingClientRect();
          return name.scrollWidth > name.clientWidth || name.scrollHeight > name.clientHeight + 1
            || bottom > tile.getBoundingClientRect().bottom;
        }).map((tile) => tile.innerText).join();
        """;
    assertThat(browser.text("#dock")).contains("Schwarzer Tee");
    assertThat(browser.run(cut).asText()).isEmpty();
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
}
