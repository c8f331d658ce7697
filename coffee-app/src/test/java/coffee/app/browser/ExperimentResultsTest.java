package coffee.app.browser;

import static coffee.app.browser.ExperimentPage.BLOCKS;
import static coffee.app.browser.ExperimentPage.DAYS;
import static coffee.app.browser.ExperimentPage.SCREEN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the page shows of designs other than {@code delay}, and when the days agree clearly. */
@InBrowser
class ExperimentResultsTest {

  /** So many that they can agree clearly before the end. */
  private static final int MANY_BLOCKS = 14;

  @AutoClose private final ExperimentPage page = new ExperimentPage();
  private final Browser phone = page.phone;

  @AfterEach
  void thePageHasNoErrors() {
    assertThat(phone.errors()).isEmpty();
  }

  @Test
  void advisesThatDaysAgreeAndSaysWhatADayWithoutCoffeeCompares() {
    int days = 2 * MANY_BLOCKS;
    long id = page.plan("day_off", MANY_BLOCKS, false);
    page.start(id);
    page.setTime(days - 3, "23:00");
    page.followInstructions(id, 0, days - 2);
    assertThat(page.get("/v1/experiments/" + id).at("/running/stop_advised").asBoolean()).isTrue();
    page.open("#experiment");
    phone.untilText(SCREEN, "The days agree so clearly that you may stop now.");

    page.setTime(days - 1, "23:30");
    page.followInstructions(id, days - 2, days);
    page.setTime(days, "04:00");
    page.open("#experiment");
    phone.untilText(SCREEN + " .sentence", "Your coffee raised your pulse by about");
    assertThat(phone.text(SCREEN))
        .contains("withdrawal is part of it")
        .contains("Resting pulse")
        .doesNotContain("Pulse asleep") // the watch is worn by day only
        .doesNotContain("Data were added, changed");
  }

  @Test
  void showsGuessesOfABlindedOneAndHidesLevelsUntilItsEnd() {
    long id = page.planAndStart("decaf_blinded", false);
    for (int day = 0; day < DAYS; day++) {
      page.setTime(day, "23:00");
      page.report(id, day, "{\"kept\": true, \"guess\": \"caffeine\"}");
    }
    page.open("#today");
    phone.until("the levels are hidden", () -> heightOfLevels() == 0);
    page.setTime(DAYS, "04:00");
    page.measureAllDays(id);
    page.open("#experiment");
    phone.untilText(SCREEN + " .sentence", "raised your pulse by about");
    assertThat(phone.text(SCREEN))
        .contains("Right guesses", "%d / %d".formatted(BLOCKS, DAYS))
        .doesNotContain("withdrawal is part of it");
    page.open("#today");
    phone.until("the levels show", () -> heightOfLevels() > 0);
  }

  private int heightOfLevels() {
    return phone.run("return document.querySelector('.hero')?.offsetHeight ?? -1").asInt();
  }
}
