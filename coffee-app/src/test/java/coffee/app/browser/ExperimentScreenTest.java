package coffee.app.browser;

import static coffee.app.browser.ExperimentPage.BLOCKS;
import static coffee.app.browser.ExperimentPage.DAYS;
import static coffee.app.browser.ExperimentPage.SCREEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** An experiment on a phone, from the offer to the proof, on a service with a clock of the test. */
@InBrowser
class ExperimentScreenTest {

  @AutoClose private final ExperimentPage page = new ExperimentPage();
  private final Browser phone = page.phone;

  private void fill(String name, String value) {
    phone.run(
        "document.querySelector('form.card').elements[arguments[0]].value = arguments[1]",
        name,
        value);
  }

  @Test
  void plansAndStartsOneFromTheOffer() {
    page.open("#answer");
    phone.untilText("#screen-answer", "For 28 days we toss a coin each time: coffee at 10:00");
    phone.click("#screen-answer a[href='#experiment/new']");
    phone.find("form.card");
    fill("dose_mg", "500");
    fill("cup_time", "03:03");
    fill("blocks", "3");
    fill("start_date", "2020-01-01");
    phone.click("form.card [type=submit]");
    phone.untilText("#wrong-dose_mg", "80 to 150 mg");
    assertThat(phone.text("#wrong-cup_time")).contains("From 05:00 to 20:00");
    assertThat(phone.text("#wrong-blocks")).contains("7 to 30");
    assertThat(phone.text("#wrong-start_date")).contains("A day to come");
    assertThat(phone.findAll("[aria-invalid]")).hasSize(4);
    assertThat(phone.isFocused("[name=dose_mg]")).isTrue();
    assertThat(page.get("/v1/experiments")).isEmpty();

    fill("dose_mg", "180");
    fill("cup_time", "10:00");
    fill("blocks", "8");
    fill("start_date", page.start.toString());
    phone.click("form.card [type=submit]");
    phone.until("only the dose is wrong", () -> phone.findAll("[aria-invalid]").size() == 1);
    assertThat(phone.text("#wrong-dose_mg")).isEqualTo("80 to 150 mg, please.");
    assertThat(phone.text("#hint-dose_mg")).contains("More once your weight is set under Me.");
    fill("dose_mg", "120");
    phone.click("form.card [type=submit]");
    phone.untilText(SCREEN, "of 100 such experiments would find a difference of 3 beats");
    assertThat(phone.findAll("[aria-invalid]")).isEmpty();
    assertThat(phone.run("return document.querySelector('[name=quiet]').checked").asBoolean())
        .isTrue();

    phone.click("[data-act=start]");
    phone.untilText("#wrong-none", "Please read the list");
    assertThat(page.get("/v1/experiments").at("/0/state").asText()).isEqualTo("draft");
    phone.click("[name=none]");
    phone.click("[data-act=start]");
    phone.untilText(SCREEN, "The coin is tossed");
    long id = page.get("/v1/experiments").at("/0/id").asLong();
    String commitment = page.get("/v1/experiments/" + id).at("/proof/commitment").asText();
    assertThat(phone.text(SCREEN + " code")).isEqualTo(commitment);

    phone.click("[data-act=go]");
    phone.untilText(SCREEN, "The first day is told on");
    page.open("#today");
    phone.untilText("#plan", "at 20:00.");
    page.open("#answer");
    phone.untilText("#screen-answer", "Your experiment");
    assertThat(phone.text("#screen-answer")).doesNotContain("toss a coin");
  }

  @Test
  void tellsTomorrowAtEightInTheEvening() {
    long id = page.planAndStart("delay", true);
    page.setTime(1, "19:59"); // the next day is the first of a pair
    page.open("#today");
    phone.untilText("#plan", "Tomorrow is told at 20:00.");
    page.open("#experiment");
    phone.untilText(SCREEN, "Tomorrow is told at 20:00.");
    String tomorrow = "\"date\":\"%s\"".formatted(page.start.plusDays(2));
    phone.until("it was answered", () -> page.responses().contains(page.start.toString()));
    assertThat(page.responses()).doesNotContain(tomorrow);
    assertThat(phone.text(SCREEN)).doesNotContain("Tomorrow,");
    page.setTime(1, "20:00");
    phone.untilText(SCREEN, "Tomorrow,");
    phone.until("it was answered", () -> page.responses().contains(tomorrow));
    page.open("#today");
    phone.untilText("#plan", "Tomorrow,");
    String told = page.day(id, 2).path("instruction").asText();
    String words = told.equals("caffeine_at") ? "Coffee at 10:00." : "No caffeine before 13:15.";
    phone.untilText("#plan .told > div:nth-child(3)", words);
    assertThat(page.browserStorage())
        .contains("\"experiment_instruction\":null")
        .doesNotContainIgnoringCase("coffee at 10:00", "caffeine before 13:15", told);
  }

  @Test
  void reportsTheDay() {
    long id = page.planAndStart("delay", true);
    page.setTime(0, "09:00");
    page.open("#today");
    phone.click("#plan [data-act=leave]");
    phone.untilText("dialog h2", "Leave this day out");
    phone.click("dialog [data-reason=illness]");
    phone.untilText("#plan", "Left out: ill.");
    assertThat(page.day(id, 0).path("void_reason").asText()).isEqualTo("illness");
    phone.click("#plan [data-act=count]");
    phone.find("#plan [data-act=leave]");
    page.setTime(0, "10:30");
    phone.untilText("#plan", "How was today?");
    phone.click("#plan [data-act^=not-kept]");
    phone.untilText("#plan", "It happens. Go on; do not make up for it.");
    assertThat(page.day(id, 0).path("kept").asBoolean()).isFalse();
    phone.click("#plan [data-act^=kept]");
    phone.find("#plan [data-act^=kept][aria-pressed=true]");
    assertThat(page.day(id, 0).path("kept").asBoolean()).isTrue();

    page.setTime(2, "12:00");
    page.open("#experiment");
    phone.untilText(SCREEN, "How was today?");
    String second = "[data-act='not-kept-%s']".formatted(page.start.plusDays(1));
    phone.click(second);
    phone.find(second + "[aria-pressed=true]");
    assertThat(page.day(id, 1).path("kept").asBoolean()).isFalse();
  }

  @Test
  void showsWhatItFindsAndItsProof() {
    long id = page.planAndStart("delay", false);
    String commitment = page.get("/v1/experiments/" + id).at("/proof/commitment").asText();
    page.setTime(7, "23:00");
    page.followInstructions(id, 0, 8);
    page.open("#experiment");
    phone.untilText(SCREEN, "After 4 of 8 pairs: no bounds yet");
    assertThat(phone.text(SCREEN)).contains("Day 8 of 16", "4 of 8 pairs can be used so far.");
    assertThat(phone.findAll(SCREEN + " .pair")).hasSize(BLOCKS);

    page.setTime(DAYS - 1, "23:00");
    page.followInstructions(id, 8, DAYS);
    page.open("#today"); // where the result is not seen by itself
    phone.find("#plan .told-now");
    page.setTime(DAYS, "04:00");
    phone.untilText("#plan", "Your experiment is over.");
    phone.click("#plan a");
    phone.untilText(SCREEN + " .sentence", "Your coffee raised your pulse by about");
    phone.untilText(SCREEN, "Checked in this browser: fingerprint and order agree.");
    String shown = phone.text(SCREEN);
    JsonNode result = page.get("/v1/experiments/" + id);
    assertThat(shown)
        .contains("A coin decided the days.", "8 of 8 pairs are higher.", "from 8 pairs of days")
        .contains(commitment, result.at("/proof/secret").asText())
        .contains(result.at("/proof/order").asText());
    assertThat(phone.findAll(SCREEN + " .dots circle")).hasSize(BLOCKS);
    phone.click(SCREEN + " details:nth-of-type(1) summary");
    phone.untilText(SCREEN, "Pair Coffee first");
    page.open("#today");
    phone.untilText("#cups", "cup");
    assertThat(phone.text("#plan")).isEmpty();
    assertThat(phone.errors()).isEmpty();
  }
}
