package coffee.app.browser;

import static coffee.app.browser.ExperimentPage.DAYS;

import java.util.function.BiConsumer;

/** What the page shows in the course of two experiments, for tests of all of it. */
final class ExperimentStates {

  private final ExperimentPage page;
  private final BiConsumer<String, PageScreen> check;

  private ExperimentStates(ExperimentPage page, BiConsumer<String, PageScreen> check) {
    this.page = page;
    this.check = check;
  }

  /**
   * Goes through both experiments.
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
    long id = page.plan("delay", false);
    show("experiment-plan", "#experiment/new", "[data-act=start]");
    page.start(id);
    page.setTime(0, "11:00");
    page.report(id, 0, "{\"kept\": true}");
    page.setTime(10, "20:30");
    page.followInstructions(id, 0, 11);
    page.report(id, 9, "{\"kept\": false}");
    show("experiment", "#experiment", "#screen-experiment .pairs");
    show("experiment-today", "#today", "#plan .told-now");
    page.setTime(DAYS - 1, "23:00");
    page.followInstructions(id, 11, DAYS);
    page.setTime(DAYS, "04:00");
    show("experiment-result", "#experiment", "#screen-experiment .dots text");
    show("experiment-answer", "#answer", "#screen-answer a[href='#experiment']");
  }

  private void runBlinded() {
    long id = page.plan("decaf_blinded", true);
    String key = page.start(id).path("helper_key").asText();
    page.setTime(DAYS + 1, "12:00");
    page.report(id, DAYS + 1, "{\"kept\": true, \"guess\": \"decaf\"}");
    show("portion-today", "#today", "#plan [data-act^=guess]");
    show("portion", "#experiment", "#screen-experiment .pairs");
    show("helper", "#portions=%d/%s".formatted(id, key), "main table");
  }

  private void show(String name, String hash, String complete) {
    check.accept(name, new PageScreen(page.phone, page.service, hash, complete));
  }
}
