package coffee.app.browser;

import static coffee.app.browser.ExperimentPage.SCREEN;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient.HttpTestResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The form that plans an experiment, on a phone: what it says beforehand, and its result. */
@InBrowser
class PlanFormTest {

  private static final String DOSE = "[name=dose_mg]";
  private static final String RESULT = SCREEN + " .chance";

  /** Whether the heading of the result is on the screen, above the bar. */
  private static final String IS_IN_SIGHT =
      """
      const { top, bottom } = document.activeElement.getBoundingClientRect();
      return top >= 0 && bottom < innerHeight - 60;
      """;

  @AutoClose private final ExperimentPage page = new ExperimentPage();
  private final Browser phone = page.phone;

  private void openForm() {
    page.open("#experiment/new");
    phone.find("form.card");
  }

  /** Types into a field as a person does, in place of what is there. */
  private void type(String field, String value) {
    phone.run(
        "const field = document.querySelector(arguments[0]); field.focus(); field.select();",
        field);
    phone.press(value.split(""));
  }

  @Test
  void saysWhichDosesCanBeChosenAndTheNearestCup() {
    for (String drink : new String[] {"espresso", "espresso", "coffee-filter"}) {
      page.service.owner().post("/v1/drinks/" + drink + "/log", "{}");
    }
    openForm();
    assertThat(phone.text("#hint-dose_mg"))
        .isEqualTo(
            "80 to 150 mg; smaller doses have too little effect to measure. More once your weight is set under Me."
                + " Your Espresso has 63 mg; your Filter coffee fits, with 90 mg.");
    assertThat(phone.findAll(DOSE + "[min='80'][max='150']")).hasSize(1);
    assertThat(phone.run("return document.querySelector(arguments[0]).value", DOSE).asText())
        .isEqualTo("90");

    type(DOSE, "63");
    phone.click("form.card [type=submit]");
    phone.untilText("#wrong-dose_mg", "80 to 150 mg, please.");

    page.service.owner().patch("/v1/profile", "{\"weight_kg\": 60}");
    openForm();
    assertThat(phone.text("#hint-dose_mg"))
        .startsWith("80 to 180 mg; smaller doses have too little effect to measure. Your Espresso");
    type(DOSE, "181");
    phone.click("form.card [type=submit]");
    phone.untilText("#wrong-dose_mg", "80 to 180 mg, please.");
    assertThat(page.get("/v1/experiments")).isEmpty();
  }

  /** 400 mg are the most of a day, of which the cups after the first one leave the rest. */
  @Test
  void saysTheSameRangeWhereTheRestOfTheDayLeavesLess() {
    logYesterday(100, 170, 130);
    openForm();
    assertThat(phone.text("#hint-dose_mg"))
        .startsWith(
            "80 to 100 mg; smaller doses have too little effect to measure. With the rest of your usual day, more")
        .endsWith("than 100 mg would be over 400 mg. Your Coffee has 130 mg; 100 mg is nearest.");
    assertThat(phone.findAll(DOSE + "[max='100']")).hasSize(1);
    type(DOSE, "120");
    phone.click("form.card [type=submit]");
    phone.untilText("#wrong-dose_mg", "80 to 100 mg, please.");
  }

  /** Another browser may have logged cups since the form was opened. */
  @Test
  void learnsTheRestOfTheDayFromARefusal() {
    openForm();
    assertThat(phone.text("#hint-dose_mg"))
        .startsWith("80 to 150 mg; smaller doses have too little effect to measure. More");
    logYesterday(100, 170, 130);
    type(DOSE, "120");
    phone.click("form.card [type=submit]");
    phone.untilText("#wrong-dose_mg", "80 to 100 mg, please.");
    assertThat(phone.text("#hint-dose_mg"))
        .startsWith(
            "80 to 100 mg; smaller doses have too little effect to measure. With the rest of your usual day, more");
    assertThat(phone.findAll(DOSE + "[max='100']")).hasSize(1);
  }

  @Test
  void offersTwoCupsWhereOneIsTooSmall() {
    String used = "Take this much only if you are used to it.";
    String note = "You never logged this much at once in the last 30 days.";
    page.service.owner().post("/v1/drinks/espresso/log", "{}");
    openForm();
    assertThat(phone.text("#hint-dose_mg"))
        .endsWith("Your Espresso has 63 mg, two at once have 126 mg. " + used);
    assertThat(phone.run("return document.querySelector(arguments[0]).value", DOSE).asText())
        .isEqualTo("126");
    phone.click("form.card [type=submit]");
    phone.untilText(SCREEN, note);

    page.service.owner().post("/v1/drinks/espresso/log", "{}");
    type(DOSE, "125");
    phone.click("form.card [type=submit]");
    phone.find(RESULT);
    assertThat(phone.text(SCREEN)).doesNotContain(note);
  }

  @Test
  void saysWhereNoDoseIsLeft() {
    logYesterday(100, 200, 180);
    openForm();
    assertThat(phone.text("#hint-dose_mg"))
        .isEqualTo("With the rest of your usual day, more than 20 mg would be over 400 mg.");
    phone.click("form.card [type=submit]");
    phone.untilText("#wrong-dose_mg", "It takes a cup of 80 mg, which is too much for you.");
  }

  /** Logs cups of yesterday, an hour apart. */
  private void logYesterday(int... doses) {
    LocalDate yesterday = LocalDate.now(ZoneId.of(PageService.ZONE)).minusDays(1);
    for (int cup = 0; cup < doses.length; cup++) {
      String coffee = "{\"caffeine_mg\": %d, \"timestamp\": \"%sT%02d:00:00\"}";
      HttpTestResponse logged =
          page.service
              .owner()
              .post("/v1/coffee", coffee.formatted(doses[cup], yesterday, 10 + cup));
      assertThat(logged.status()).as(logged.body()).isEqualTo(201);
    }
  }

  @Test
  void showsItsResultAgainWhenWhatWasTypedIsTakenBack() {
    openForm();
    phone.click("form.card [type=submit]");
    phone.find(RESULT);
    String result = phone.text(RESULT);
    String before = phone.run("return document.querySelector(arguments[0]).value", DOSE).asText();

    type(DOSE, "9");
    assertThat(phone.findAll(RESULT)).isEmpty();
    phone.press(Keys.TAB);
    phone.find("#wrong-dose_mg:not([hidden])");
    type(DOSE, before);
    assertThat(phone.text(RESULT)).isEqualTo(result);
    assertThat(phone.findAll("#wrong-dose_mg:not([hidden])")).isEmpty();

    phone.run("document.querySelector('[name=quiet]').click()");
    phone.run("document.querySelector('[name=quiet]').click()");
    phone.find(RESULT);
  }

  @Test
  void leadsToItsResultAndKeepsNoneOfOtherTerms() {
    openForm();
    phone.click("form.card [type=submit]");
    phone.until("the result has the focus", () -> phone.isFocused(SCREEN + " h2"));
    assertThat(phone.run(IS_IN_SIGHT).asBoolean()).isTrue();
    phone.untilText("#live", phone.text(RESULT));

    type(DOSE, "9");
    assertThat(phone.findAll(RESULT)).isEmpty();
    phone.press(Keys.TAB);
    phone.untilText("#wrong-dose_mg", "80 to 150 mg");
    assertThat(phone.findAll(RESULT)).isEmpty();
    type(DOSE, "120");
    phone.press(Keys.TAB);
    phone.find(RESULT);
    assertThat(phone.isFocused("form.card input")).as("the focus stays in the form").isTrue();
  }

  @Test
  void saysWhatToDoWhereMorePairsAreNeededThanThereCanBe() {
    openForm();
    type(DOSE, "80");
    phone.click("form.card [type=submit]");
    phone.untilText(
        SCREEN,
        "it would take 36 pairs, more than the 30 that an experiment can have. 30 pairs find the"
            + " most");
    assertThat(phone.text(SCREEN))
        .contains("No cup is given up. Until the later cup a headache is likely.")
        .contains("Headache and sleepiness are likely")
        .doesNotContain("Nothing is given up");
    page.open("#answer");
    phone.untilText("#screen-answer .button.main", "Go on planning");
    assertThat(phone.errors()).isEmpty();
  }
}
