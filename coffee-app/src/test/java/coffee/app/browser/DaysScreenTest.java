package coffee.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

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
}
