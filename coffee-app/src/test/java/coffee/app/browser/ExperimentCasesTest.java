package coffee.app.browser;

import static coffee.app.browser.ExperimentPage.BLOCKS;
import static coffee.app.browser.ExperimentPage.SCREEN;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient.HttpTestResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** An experiment with helper and calendar, what is refused, and an end before its time. */
@InBrowser
class ExperimentCasesTest {

  @AutoClose private final ExperimentPage page = new ExperimentPage();
  private final Browser phone = page.phone;

  @AfterEach
  void thePageHasNoErrors() {
    assertThat(phone.errors()).isEmpty();
  }

  @Test
  void givesPortionsToTheHelperAndNumbersToThePerson() {
    page.open("#experiment/new");
    phone.click("input[value=decaf_blinded]");
    phone.click("form.card [type=submit]");
    phone.click("[name=none]");
    phone.click("[data-act=start]");
    phone.untilText(SCREEN, "For your helper, shown only now");
    String link =
        phone.run("return [...document.querySelectorAll('code')].at(-1).textContent").asText();
    assertThat(link).startsWith(page.service.address() + "/#portions=");
    phone.click("[data-act=go]");
    phone.untilText(SCREEN, "The first day is told on");
    assertThat(phone.text("body")).doesNotContain("#portions=");
    long id = page.get("/v1/experiments").at("/0/id").asLong();

    page.setTime(-1, "20:00");
    page.open("#today");
    phone.untilText("#plan", "Portion 1, at 10:00.");
    assertThat(phone.run("return document.querySelector('.hero').offsetHeight").asInt()).isZero();
    page.setTime(0, "10:30");
    phone.click("#plan [data-act^=kept]");
    phone.click("#plan [data-act^=guess-decaf]");
    phone.find("#plan [data-act^=guess-decaf][aria-pressed=true]");
    assertThat(page.day(id, 0).path("guess").asText()).isEqualTo("decaf");
    assertThat(page.day(id, 0).path("kept").asBoolean()).isTrue();

    phone.open("about:blank");
    phone.open(link);
    phone.untilText("main", "The portions");
    assertThat(phone.address()).doesNotContain("portions=");
    assertThat(phone.findAll("main tbody tr")).hasSize(28);
    assertThat(phone.text("main table")).contains("with caffeine", "decaf");
    assertThat(phone.errors()).isEmpty();
    phone.open("about:blank");
    phone.open(link + "x");
    phone.untilText("main", "This link does not open a list.");
    assertThat(phone.errors()).hasSize(1); // the wrong key
  }

  @Test
  void makesALinkForTheCalendarAndEndsIt() {
    page.planAndStart("delay", true);
    page.setTime(-1, "20:00");
    page.open("#experiment");
    phone.click("[data-act=calendar]");
    phone.find(SCREEN + " code");
    String address = phone.text(SCREEN + " code");
    String path = URI.create(address).getPath();
    HttpTestResponse calendar = page.service.stranger().get(path);
    assertThat(calendar.body()).contains("BEGIN:VCALENDAR", "BEGIN:VEVENT");
    phone.click("[data-act=revoke]");
    phone.untilText(SCREEN, "The link no longer works.");
    assertThat(page.service.stranger().get(path).status()).isEqualTo(404);
  }

  @Test
  void saysWhyADayCanNoLongerBeLeftOut() {
    page.planAndStart("delay", true);
    page.setTime(0, "09:00");
    page.open("#today");
    phone.click("#plan [data-act=leave]");
    phone.find("dialog [data-reason=travel]");
    page.setTime(0, "10:30");
    phone.untilText("#plan", "How was today?"); // behind the sheet
    phone.click("dialog [data-reason=travel]");
    phone.untilText("dialog [role=alert]", "The cup’s time is over, so the day counts.");
    assertThat(phone.errors()).hasSize(1); // the refused report
  }

  @Test
  void refusesASecondOneAndDiscardsItsPlan() {
    page.planAndStart("delay", true);
    page.plan("day_off", true);
    page.open("#experiment/new");
    phone.click("[name=none]");
    phone.click("[data-act=start]");
    phone.untilText(SCREEN, "Another experiment is running.");
    assertThat(page.get("/v1/experiments")).hasSize(2);
    phone.click("[data-act=discard]");
    phone.until("it is gone", () -> page.get("/v1/experiments").size() == 1);
    phone.until("the answer shows", () -> phone.address().endsWith("#answer"));
    assertThat(phone.errors()).hasSize(1); // the refused start
  }

  @Test
  void isReportedByKeyboard() {
    long id = page.planAndStart("delay", true);
    page.setTime(0, "10:30");
    page.open("#today");
    phone.untilText("#plan", "How was today?");
    phone.tabTo("#plan [data-act^=not-kept]");
    phone.press(Keys.ENTER);
    phone.untilText("#plan", "It happens.");
    assertThat(phone.isFocused("#plan [data-act^=not-kept][aria-pressed=true]")).isTrue();
    assertThat(page.day(id, 0).path("kept").asBoolean()).isFalse();
    page.setTime(0, "20:00");
    phone.untilText("#plan", "Tomorrow,"); // redrawn beside the focus
    assertThat(phone.isFocused("#plan [data-act^=not-kept]")).isTrue();
  }

  @Test
  void shiftsNothingOnToday() {
    page.planAndStart("delay", true);
    page.setTime(0, "20:30");
    page.open("#today");
    phone.find("#plan .told-now");
    page.open("#today");
    phone.find("#plan .told-now");
    phone.find("#below .line-card .heart");
    JsonNode costs = phone.runAsync(FirstViewTest.COSTS);
    assertThat(costs.path("shift").asDouble()).as(costs.path("shifted").toPrettyString()).isZero();
  }

  @Test
  void stopsAfterOneQuestion() {
    long id = page.planAndStart("delay", true);
    page.setTime(7, "23:00");
    page.followInstructions(id, 0, 8);
    page.open("#experiment");
    phone.untilText(SCREEN, "The result comes at the end");
    assertThat(phone.text(SCREEN))
        .contains("4 of %d pairs".formatted(BLOCKS))
        .doesNotContain("between");
    phone.click("[data-act=stop]");
    phone.untilText("dialog h2", "Stop the experiment?");
    phone.click("[data-act=stop-now]");
    phone.untilText(SCREEN + " .sentence", "Stopped early.");
    assertThat(page.get("/v1/experiments/" + id).path("state").asText()).isEqualTo("stopped_early");
    phone.untilText(SCREEN, "Proof that nothing was chosen");
    phone.click(SCREEN + " a[href='#experiment/new']");
    phone.find("form.card");
    phone.back();
    phone.untilText(SCREEN + " .sentence", "Stopped early.");
    phone.untilText(SCREEN, "Plan another one");
  }
}
