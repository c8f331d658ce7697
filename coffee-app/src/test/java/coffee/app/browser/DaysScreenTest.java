package coffee.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

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
    String reading = "{\"bpm\": 61, \"timestamp\": \"%sT12:00:00\"}";
    LocalDate yesterday = LocalDate.now(ZoneId.of(PageService.ZONE)).minusDays(1);
    try (PageService service = new PageService();
        Browser phone = new Browser(Screen.PHONE, PageService.ZONE)) {
      service.owner().post("/v1/heartrate", reading.formatted(yesterday));
      service.signIn(phone);
      phone.open(service.address() + "/#answer");
      phone.untilText("#screen-answer", "A day counts here from 4 to 4 o’clock");
      assertThat(phone.errors()).isEmpty();
    }
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
