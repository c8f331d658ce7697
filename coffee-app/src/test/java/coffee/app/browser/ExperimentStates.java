package coffee.app.browser;

import static coffee.app.browser.ExperimentPage.BLOCKS;

import java.util.function.BiConsumer;

/** What the page shows in the course of two experiments, for tests of all of it. */
final class ExperimentStates {

  private static final int DAYS = 2 * BLOCKS;

  private final ExperimentPage page;
  private final BiConsumer<String, PageScreen> check;

  private ExperimentStates(ExperimentPage page, BiConsumer<String, PageScreen> check) {
    this.page = page;
    this.check = check;
  }

  /**
   * Lives through them.
   *
   * @param check is called with a name and a screen, not yet opened, in each state
   */
  static void walk(ExperimentPage page, BiConsumer<String, PageScreen> check) {
    ExperimentStates states = new ExperimentStates(page, check);
    states.plan();
    states.runAndEnd();
    states.runBlinded();
  }

  private void plan() {
    show("offer", "#answer", "#screen-answer a[href='#experiment/new']");
    show("empty-plan", "#experiment/new", "form.card");
  }

  private void runAndEnd() {
    long id = page.planned("delay", false);
    show("experiment-plan", "#experiment/new", "[data-act=start]");
    page.start(id);
    page.set(0, "11:00");
    page.report(id, 0, "{\"kept\": true}");
    page.set(10, "20:30");
    page.live(id, 0, 11);
    page.report(id, 9, "{\"kept\": false}");
    show("experiment", "#experiment", "#screen-experiment .pairs");
    show("experiment-today", "#today", "#plan .told-now");
    page.set(DAYS - 1, "23:00");
    page.live(id, 11, DAYS);
    page.set(DAYS, "04:00");
    show("experiment-result", "#experiment", "#screen-experiment .dots text");
    show("experiment-answer", "#answer", "#screen-answer a[href='#experiment']");
  }

  private void runBlinded() {
    long id = page.planned("decaf_blinded", true);
    String key = page.start(id).path("helper_key").asText();
    page.set(DAYS + 1, "12:00");
    page.report(id, DAYS + 1, "{\"kept\": true, \"guess\": \"decaf\"}");
    show("portion-today", "#today", "#plan [data-act^=guess]");
    show("portion", "#experiment", "#screen-experiment .pairs");
    show("helper", "#portions=%d/%s".formatted(id, key), "main table");
  }

  private void show(String name, String hash, String complete) {
    check.accept(name, new PageScreen(page.phone, page.service, hash, complete));
  }
}
