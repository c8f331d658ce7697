package coffee.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parsing and formatting of timestamps, tested with coffees of a person in Berlin. */
class TimestampInputTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private final ApiTestClient client = SERVICE.person("Europe/Berlin");

  @BeforeEach
  void inNovember() {
    SERVICE.clock().set("2026-11-01T12:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T09:00:00Z,            2026-03-01T09:00:00.000Z",
    "2026-03-01t09:00:00z,            2026-03-01T09:00:00.000Z",
    "2026-03-01 09:00:00Z,            2026-03-01T09:00:00.000Z",
    "2026-03-01T09:00:00+01:00,       2026-03-01T08:00:00.000Z",
    "2026-03-01T09:00:00+0530,        2026-03-01T03:30:00.000Z",
    "2026-03-01T09:00:00-08,          2026-03-01T17:00:00.000Z",
    "2026-03-01T09:00:00.123456789Z,  2026-03-01T09:00:00.123Z",
    "'2026-03-01T09:00:00,5Z',        2026-03-01T09:00:00.500Z",
    "2026-03-01T09:00Z,               2026-03-01T09:00:00.000Z",
    "2026-03-01T09:00:00,             2026-03-01T08:00:00.000Z",
    "2026-07-01T09:00,                2026-07-01T07:00:00.000Z",
    // the clocks of Berlin showed this twice: the earlier one is meant
    "2026-10-25T02:30:00,             2026-10-25T00:30:00.000Z",
    "2026-10-25T02:30:00+01:00,       2026-10-25T01:30:00.000Z",
    "2000-01-01T00:00:00Z,            2000-01-01T00:00:00.000Z",
    "2026-11-01T12:05:00Z,            2026-11-01T12:05:00.000Z"
  })
  void parsesTimestampsWithAndWithoutOffset(String sent, String stored) {
    ApiResponse answer = post(sent);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("timestamp").asText()).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource({
    // the clocks of Berlin skipped this
    "2026-03-29T02:30:00,          no_such_local_time",
    "2026-11-01T12:05:00.001Z,     timestamp_in_future",
    "1999-12-31T23:59:59.999Z,     timestamp_too_early",
    "9999-12-31T23:59:59Z,         timestamp_in_future",
    "+10000-01-01T00:00:00Z,       out_of_range",
    "-0001-01-01T00:00:00Z,        out_of_range",
    "+999999999-12-31T23:59:59Z,   out_of_range",
    "2026-03-01,                   invalid_timestamp",
    "09:00,                        invalid_timestamp",
    "yesterday,                    invalid_timestamp",
    "2026-02-29T09:00:00Z,         invalid_timestamp",
    "2026-03-01T24:00:00Z,         invalid_timestamp",
    "2026-03-01T09:00:00+19:00,    invalid_timestamp",
    "2026-03-01T09:00:00 Berlin,   invalid_timestamp"
  })
  void refusesInvalidTimestamps(String sent, String code) {
    ApiResponse answer = post(sent);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").path(0).path("pointer").asText())
        .isEqualTo("/timestamp");
    assertThat(answer.json().path("errors").path(0).path("code").asText()).isEqualTo(code);
  }

  @Test
  void refusesNumericTimestamp() {
    assertThat(
            client
                .post(
                    "/v1/coffee",
                    """
        {"caffeine_mg": 63, "timestamp": 1772355600}""")
                .json()
                .path("errors")
                .path(0)
                .path("code")
                .asText())
        .isEqualTo("wrong_type");
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2026-03-01T14:00:00.000Z",
    "+02:00,           2026-03-01T07:00:00.000Z",
    "UTC,              2026-03-01T09:00:00.000Z"
  })
  void resolvesLocalTimesInRequestedZone(String zone, String stored) {
    ApiResponse answer =
        client.post(
            "/v1/coffee",
            """
        {"caffeine_mg": 63, "timestamp": "2026-03-01T09:00:00", "time_zone": "%s"}"""
                .formatted(zone));

    assertThat(answer.json().path("timestamp").asText()).isEqualTo(stored);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mars/Olympus", "+00:00:01", "UTC+01:02"})
  void refusesUnknownTimeZones(String zone) {
    ApiResponse answer =
        client.post(
            "/v1/coffee",
            """
        {"caffeine_mg": 63, "timestamp": "2026-03-01T09:00:00", "time_zone": "%s"}"""
                .formatted(zone));

    assertThat(answer.json().path("errors"))
        .isEqualTo(
            ApiResponse.json(
                """
                [{"pointer": "/time_zone", "code": "unknown_time_zone",
                  "detail": "must be the name of a time zone, such as Europe/Berlin"}]"""));
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-03-01T09:00:00Z,            1",
    "from=2026-03-01T09:00:00.001Z,        0",
    "to=2026-03-01T09:00:00Z,              0",
    "to=2026-03-01T09:00:00.001Z,          1",
    "from=2026-03-01T10:00:00%2B01:00,     1",
    // a plus that nobody escaped arrives as a space
    "from=2026-03-01T10:00:00+01:00,       1",
    "from=2026-03-01T10:00:01+01:00,       0",
    "from=2026-03-01T10:00,                1",
    "from=2026-03-01,                      1",
    "from=2026-03-02,                      0",
    "to=2026-03-01,                        0",
    "from=2026-03-01&to=2026-03-02,        1",
    "from=&to=,                            1"
  })
  void periodsIncludeStartAndExcludeEnd(String query, int found) {
    post("2026-03-01T09:00:00Z");

    assertThat(client.get("/v1/coffee?" + query).json()).hasSize(found);
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-03-02&to=2026-03-01,   /query/to,    reversed_range",
    "from=tomorrow,                   /query/from,  invalid_timestamp",
    "to=2026-13-01,                   /query/to,    invalid_date",
    "from=2026-03-29T02:30,           /query/from,  no_such_local_time",
    "from=-999999999-01-01T00:00:00Z, /query/from,  out_of_range"
  })
  void refusesInvalidPeriods(String query, String pointer, String code) {
    ApiResponse answer = client.get("/v1/coffee?" + query);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").path(0).path("pointer").asText()).isEqualTo(pointer);
    assertThat(answer.json().path("errors").path(0).path("code").asText()).isEqualTo(code);
  }

  private ApiResponse post(String timestamp) {
    return client.post(
        "/v1/coffee",
        """
        {"caffeine_mg": 63, "timestamp": "%s"}"""
            .formatted(timestamp));
  }
}
