package coffee.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people want of the page, on a phone, from the printed link on. */
@InBrowser
class PhoneJourneyTest {

  private static final String APPLE_HEALTH =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <HealthData locale="en_GB">
       <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Watch" unit="count/min"\
       creationDate="2026-01-05 08:00:10 +0000" startDate="2026-01-05 08:00:00 +0000"\
       endDate="2026-01-05 08:00:00 +0000" value="61"/>
       <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Watch" unit="count/min"\
       creationDate="2026-01-05 08:05:10 +0000" startDate="2026-01-05 08:05:00 +0000"\
       endDate="2026-01-05 08:05:00 +0000" value="64"/>
      </HealthData>
      """;

  private static PageService service;
  private static Browser phone;

  @TempDir private Path folder;

  @BeforeAll
  static void openThePrintedLink() {
    service = new PageService().withHistory();
    phone = new Browser(Screen.PHONE, PageService.ZONE);
    service.signIn(phone);
  }

  @AfterAll
  static void stop() {
    phone.close();
    service.close();
  }

  @AfterEach
  void hasNoErrors() {
    assertThat(phone.errors()).isEmpty();
  }

  private static int cupsToday() {
    return service.owner().get("/v1/coffee/today").json().path("coffee_count").asInt();
  }

  @Test
  void signsInByThePrintedLinkAndForgetsIt() {
    assertThat(phone.address()).doesNotContain("in=");
    phone.reload();
    phone.untilText("#date", " ");
    assertThat(phone.text("#screen-today h1")).isEqualTo("Today");
  }

  @Test
  void logsAnEspressoFromALinkAndTakesItBack() {
    int before = cupsToday();
    phone.open(service.address() + "/#log=espresso");
    phone.untilText("#notice", "Espresso, 63 mg");
    assertThat(phone.address()).endsWith("/#today");
    phone.untilText("#cups", "Espresso");
    phone.until("it is stored", () -> cupsToday() == before + 1);
    phone.click("#notice .link:last-of-type");
    phone.until("it is gone", () -> cupsToday() == before);
    phone.until("its row is gone", () -> !phone.text("#cups").contains("Espresso"));
  }

  @Test
  void logsTheUsualCupByOneTap() {
    int before = cupsToday();
    phone.open(service.address() + "/#today");
    phone.click(".tile");
    phone.untilText("#direction", "Rising to about");
    phone.untilText("#cups", "%d cup".formatted(before + 1));
    phone.until("it is stored", () -> cupsToday() == before + 1);
    assertThat(phone.text("#cups")).contains(" of 400 mg");
  }

  @Test
  void seesWhatIsInThePerson() {
    phone.open(service.address() + "/#today");
    phone.find("#curve svg");
    assertThat(phone.text(".number")).matches("\\d+ ?mg");
    assertThat(phone.text("#facts")).contains("One more cup", "At bedtime");
    String said =
        phone
            .run("return document.querySelector('#curve [role=img]').getAttribute('aria-label')")
            .asText();
    assertThat(said).startsWith("Caffeine in me, ");
  }

  @Test
  void seesWhetherCoffeeRaisesThePulse() {
    phone.open(service.address() + "/#today");
    phone.click("#below a[href='#answer']");
    phone.untilText("#screen-answer .sentence", "higher");
    phone.find(".dots circle");
    assertThat(phone.text("#screen-answer"))
        .contains("20 equally likely answers", "Not a diagnosis");
    assertThat(phone.findAll(".dots circle")).hasSize(20);
    phone.find("#screen-answer .usual circle");
    phone.click("#screen-answer .card:has(.usual) summary");
    phone.find("#screen-answer .card:has(.usual) td");
    assertThat(phone.text("#screen-answer .card:has(.usual) table")).contains("mg", "bpm", "Range");
  }

  @Test
  void importsAnAppleHealthFile() throws IOException {
    Path export = Files.writeString(folder.resolve("export.xml"), APPLE_HEALTH);
    phone.open(service.address() + "/#data");
    phone.find("#screen-data input[type=file]").type(export.toString());
    phone.untilText("#screen-data", "export.xml is in");
    assertThat(phone.text("#screen-data .three")).contains("2 new", "0 refused");
    assertThat(phone.text("#screen-data")).contains("Apple Health: 2 rows", "Answer", "Days");
    String day = "from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z";
    String stored = "/v1/heartrate/range?" + day + "&resolution=raw";
    assertThat(service.owner().get(stored).json().path("readings")).hasSize(2);

    phone.find("#screen-data input[type=file]").type(export.toString());
    phone.untilText("#screen-data", "export.xml: nothing new");
  }
}
