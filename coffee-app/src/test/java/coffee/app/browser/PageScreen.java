package coffee.app.browser;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * A screen of the page, for tests of all of them.
 *
 * @param hash its address
 * @param complete a CSS selector of what is there once it shows its data
 */
record PageScreen(Browser browser, PageService service, String hash, String complete) {

  /** Every screen; a day with coffee and heart rates among them. */
  static List<PageScreen> all(Browser browser, PageService service) {
    String day = LocalDate.now(ZoneId.of(PageService.ZONE)).minusDays(3).toString();
    return List.of(
        new PageScreen(browser, service, "#today", "#below .line-card .heart"),
        new PageScreen(browser, service, "#answer", "#screen-answer .dots text"),
        new PageScreen(browser, service, "#days", "#screen-days .day"),
        new PageScreen(browser, service, "#days/" + day, "#day-panel .day-plot text"),
        new PageScreen(browser, service, "#data", "#screen-data .drop"),
        new PageScreen(browser, service, "#me", "#screen-me li .row"));
  }

  /** Opens it from anew and waits for its data. */
  void open() {
    browser.open("about:blank");
    browser.open(service.address() + "/" + hash);
    browser.find(complete);
  }

  @Override
  public String toString() {
    return hash;
  }
}
