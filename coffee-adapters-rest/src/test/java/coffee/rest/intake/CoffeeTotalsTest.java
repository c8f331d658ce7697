package coffee.rest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.person.Profile;
import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoffeeTotalsTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private final ApiTestClient client = SERVICE.person("Europe/Berlin");

  @Test
  void returnsZeroTotalsWithoutData() {
    assertThat(client.get("/v1/coffee/today").json())
        .isEqualTo(
            ApiResponse.json(
                """
                {"date": "2026-03-01", "total_caffeine_mg": 0.0, "coffee_count": 0,
                 "addiction_level": "none", "recommended_max": 400.0, "over_limit": false,
                 "remaining_mg": 400.0, "rolling_24h_mg": 0.0}"""));
    assertThat(client.get("/v1/coffee/stats").json())
        .isEqualTo(
            ApiResponse.json(
                """
                {"period_days": 30, "total_coffees": 0, "total_caffeine_mg": 0.0,
                 "average_per_day": 0.0, "average_per_coffee": null, "max_single_dose": null,
                 "min_single_dose": null, "most_common_type": null, "days_with_caffeine": 0}"""));
  }

  @Test
  void sumsLocalDayAndLast24Hours() {
    log("2026-02-28T12:00:00Z", 1); // 24 h ago: no longer
    log("2026-02-28T12:00:01Z", 2);
    log("2026-02-28T22:59:59Z", 4); // 23:59:59 in Berlin
    log("2026-02-28T23:00:00Z", 8); // midnight in Berlin
    log("2026-03-01T12:00:00Z", 0.1);
    log("2026-03-01T12:04:00Z", 0.2); // ahead of our clock: of the day, not of the hours up to now

    assertThat(client.get("/v1/coffee/today").json())
        .isEqualTo(
            ApiResponse.json(
                """
                {"date": "2026-03-01", "total_caffeine_mg": 8.3, "coffee_count": 3,
                 "addiction_level": "light", "recommended_max": 400.0, "over_limit": false,
                 "remaining_mg": 391.7, "rolling_24h_mg": 14.1}"""));
  }

  @ParameterizedTest
  @CsvSource({
    "0,     none,           false, 400",
    "0.1,   light,          false, 399.9",
    "99.9,  light,          false, 300.1",
    "100,   moderate,       false, 300",
    "200,   regular,        false, 200",
    "300,   high,           false, 100",
    "399.9, high,           false, 0.1",
    "400,   over_limit,     false, 0",
    "400.1, over_limit,     true,  0",
    "600,   far_over_limit, true,  0"
  })
  void classifiesDailyTotal(double total, String word, boolean over, double remaining) {
    log("2026-03-01T08:00:00Z", total);

    ApiResponse today = client.get("/v1/coffee/today");
    assertThat(today.json().path("addiction_level").asText()).isEqualTo(word);
    assertThat(today.json().path("over_limit").asBoolean()).isEqualTo(over);
    assertThat(today.json().path("remaining_mg").asDouble()).isEqualTo(remaining);
  }

  @Test
  void usesPersonalDailyLimit() {
    Profile strict =
        new Profile(
            OptionalDouble.empty(),
            Set.of(),
            OptionalDouble.empty(),
            java.util.Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.of(50),
            OptionalDouble.empty());
    SERVICE
        .store()
        .people()
        .change(
            client.person(),
            person ->
                new coffee.domain.person.Person(
                    person.id(), person.name(), person.timeZone(), strict, person.revision()));
    log("2026-03-01T08:00:00Z", 63);

    assertThat(client.get("/v1/coffee/today").json().path("recommended_max").asDouble())
        .isEqualTo(50.0);
    assertThat(client.get("/v1/coffee/today").json().path("over_limit").asBoolean()).isTrue();
  }

  @Test
  void weekHasSevenDaysAcrossDstStart() {
    SERVICE.clock().set("2026-03-30T10:00:00Z");
    log("2026-03-28T22:59:59Z", 1); // 28th, 23:59:59 in winter time
    log("2026-03-28T23:00:00Z", 2); // 29th, midnight: a day of 23 hours
    log("2026-03-29T21:59:59Z", 4); // 29th, 23:59:59 in summer time
    log("2026-03-29T22:00:00Z", 8); // 30th

    assertThat(client.get("/v1/coffee/week").json())
        .isEqualTo(
            ApiResponse.json(
                """
                {"daily_breakdown": [
                   {"date": "2026-03-30", "total_mg": 8.0, "coffee_count": 1},
                   {"date": "2026-03-29", "total_mg": 6.0, "coffee_count": 2},
                   {"date": "2026-03-28", "total_mg": 1.0, "coffee_count": 1},
                   {"date": "2026-03-27", "total_mg": 0.0, "coffee_count": 0},
                   {"date": "2026-03-26", "total_mg": 0.0, "coffee_count": 0},
                   {"date": "2026-03-25", "total_mg": 0.0, "coffee_count": 0},
                   {"date": "2026-03-24", "total_mg": 0.0, "coffee_count": 0}],
                 "week_total_mg": 15.0, "week_average_mg": 2.14, "days_with_caffeine": 3}"""));
  }

  @Test
  void repeatedHourBelongsToOneDay() {
    SERVICE.clock().set("2026-10-25T22:30:00Z"); // 23:30 on a day of 25 hours
    log("2026-10-24T22:00:00Z", 1); // midnight
    log("2026-10-25T00:30:00Z", 2); // 02:30 for the first time
    log("2026-10-25T01:30:00Z", 4); // 02:30 for the second time

    ApiResponse today = client.get("/v1/coffee/today");
    assertThat(today.json().path("date").asText()).isEqualTo("2026-10-25");
    assertThat(today.json().path("total_caffeine_mg").asDouble()).isEqualTo(7.0);
    assertThat(today.json().path("rolling_24h_mg").asDouble()).isEqualTo(6.0);
  }

  @Test
  void returnsStatisticsOverDays() {
    log("2026-02-27T22:59:59Z", 500); // a second before the first of two days
    client.post(
        "/v1/coffee",
        """
        {"caffeine_mg": 63, "coffee_type": "espresso", "timestamp": "2026-02-27T23:00:00Z"}""");
    client.post(
        "/v1/coffee",
        """
        {"caffeine_mg": 95, "coffee_type": "filter", "timestamp": "2026-03-01T08:00:00Z"}""");
    client.post(
        "/v1/coffee",
        """
        {"caffeine_mg": 2, "coffee_type": "filter", "timestamp": "2026-03-01T09:00:00Z"}""");

    assertThat(client.get("/v1/coffee/stats?days=2").json())
        .isEqualTo(
            ApiResponse.json(
                """
                {"period_days": 2, "total_coffees": 3, "total_caffeine_mg": 160.0,
                 "average_per_day": 80.0, "average_per_coffee": 53.33, "max_single_dose": 95.0,
                 "min_single_dose": 2.0, "most_common_type": "filter", "days_with_caffeine": 2}"""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"days=0", "days=366", "days=all", "weeks=1"})
  void refusesInvalidDays(String question) {
    assertThat(client.get("/v1/coffee/stats?" + question).status()).isEqualTo(422);
  }

  private void log(String timestamp, double dose) {
    client.post(
        "/v1/coffee",
        """
        {"caffeine_mg": %s, "timestamp": "%s"}"""
            .formatted(dose, timestamp));
  }
}
