package coffee.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days, on a phone. */
@InBrowser
class DaysScreenTest {

  @Test
  void reachesWhatIsBehindWeeksOfNothing() {
    LocalDate day = LocalDate.now(ZoneId.of(PageService.ZONE)).minusDays(200);
    String reading = "{\"bpm\": 61, \"timestamp\": \"%sT12:00:00\"}".formatted(day);
    try (PageService service = new PageService();
        Browser phone = new Browser(Screen.PHONE, PageService.ZONE)) {
      assertThat(service.owner().post("/v1/heartrate", reading).status()).isEqualTo(201);
      service.signIn(phone);
      phone.open(service.address() + "/#days");
      phone.find("#screen-days [data-day='" + day + "']");
      assertThat(phone.errors()).isEmpty();
    }
  }

  /** Until the answer has enough of them; the day of METHOD 1 begins at 04:00. */
  @Test
  void countsDaysFromAnotherHourThanTheAnswerWhichSaysSo() {
    LocalDate yesterday = LocalDate.now(ZoneId.of(PageService.ZONE)).minusDays(1);
    LocalDate before = yesterday.minusDays(1);
    try (PageService service = new PageService();
        Browser phone = new Browser(Screen.PHONE, PageService.ZONE)) {
      service.signIn(phone);
      for (LocalTime time : new LocalTime[] {LocalTime.of(23, 55), LocalTime.of(4, 0)}) {
        logReadings(service, before.atTime(time));
      }
      assertDays(service, phone, "1 of 10 days", before);

      logReadings(service, yesterday.atTime(3, 30));
      assertDays(service, phone, "1 of 10 days", before, yesterday);

      logReadings(service, yesterday.atTime(4, 0));
      logReadings(service, yesterday.atTime(12, 0));
      assertDays(service, phone, "2 of 10 days", before, yesterday);
      assertThat(phone.text("#screen-answer")).contains("A day counts here from 4 to 4 o’clock");
      assertThat(phone.errors()).isEmpty();
    }
  }

  /** Logs a reading of each minute of five. */
  private static void logReadings(PageService service, LocalDateTime start) {
    for (int minute = 0; minute < 5; minute++) {
      String reading =
          "{\"bpm\": %d, \"timestamp\": \"%s\"}".formatted(61 + minute, start.plusMinutes(minute));
      assertThat(service.owner().post("/v1/heartrate", reading).status()).isEqualTo(201);
    }
  }

  /** Days shows heart rates on these days, and the answer counts as many as it says. */
  private static void assertDays(
      PageService service, Browser phone, String counted, LocalDate... days) {
    phone.open("about:blank");
    phone.open(service.address() + "/#days");
    for (LocalDate day : days) {
      phone.untilText("#screen-days [data-day='" + day + "']", "resting");
    }
    phone.open(service.address() + "/#answer");
    phone.untilText("#screen-answer", counted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-GB | Day, Cups, Caffeine, mg at bedtime, Resting, bpm | 153 of 400 mg",
        "de-DE | Tag, Tassen, Koffein, mg zur Schlafenszeit, Ruhepuls, S/min | 153 von 400 mg"
      })
  void tellsAllDaysInATable(String language, String heads, String ofLimit) {
    LocalDate yesterday = LocalDate.now(ZoneId.of(PageService.ZONE)).minusDays(1);
    try (PageService service = new PageService();
        Browser phone = new Browser(Screen.PHONE, PageService.ZONE)) {
      logReadings(service, yesterday.atTime(12, 0));
      logCup(service, yesterday.atTime(7, 40), 63);
      logCup(service, yesterday.atTime(10, 5), 90);
      phone.setLanguage(language);
      service.signIn(phone);
      phone.open(service.address() + "/#days");
      phone.find("#screen-days [data-day='" + yesterday + "'] circle");
      phone.click("#day-list summary");
      phone.find("#day-list td");
      assertThat(texts(phone, "#day-list thead th")).isEqualTo(heads);
      assertThat(texts(phone, "#day-list tbody tr:nth-child(2) td"))
          .startsWith("07:40, 10:05, " + ofLimit)
          .endsWith(", 63");
      assertThat(phone.findAll("#day-list tbody tr"))
          .hasSameSizeAs(phone.findAll("#day-list .day"));
      assertThat(phone.errors()).isEmpty();
    }
  }

  private static void logCup(PageService service, LocalDateTime time, int milligrams) {
    String cup = "{\"caffeine_mg\": %d, \"timestamp\": \"%s\"}".formatted(milligrams, time);
    assertThat(service.owner().post("/v1/coffee", cup).status()).isEqualTo(201);
  }

  private static String texts(Browser phone, String selector) {
    String join =
        "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent).join(', ')";
    return phone.run(join, selector).asText();
  }

  @Test
  void marksACupAtItsHourOnADayWhenClocksChange() {
    String cup = "{\"caffeine_mg\": 63, \"timestamp\": \"2025-10-26T12:00:00+01:00\"}";
    try (PageService service = new PageService();
        Browser phone = new Browser(Screen.PHONE, "Europe/Berlin")) {
      HttpTestClient owner = service.owner();
      assertThat(owner.patch("/v1/profile", "{\"time_zone\": \"Europe/Berlin\"}").status())
          .isEqualTo(200);
      assertThat(owner.post("/v1/coffee", cup).status()).isEqualTo(201);
      service.signIn(phone);
      phone.open(service.address() + "/#days");
      phone.find("[data-day='2025-10-26'] .strip-plot circle");
      String place = "return document.querySelector('.strip-plot circle').getAttribute('cx')";
      assertThat(phone.run(place).asText()).isEqualTo("50.00%");
    }
  }
}
