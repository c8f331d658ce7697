package coffee.rest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListCoffeesTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private final ApiTestClient client = SERVICE.person();

  @Test
  void returnsEmptyArrayWithoutData() {
    ApiResponse answer = client.get("/v1/coffee");

    assertThat(answer.text()).isEqualTo("[]");
    assertThat(answer.headerIfPresent("Link")).isEmpty();
  }

  @Test
  void listsNewestFirst() {
    log("10:00", 2, "");
    log("11:00", 3, "");
    log("09:00", 1, "");

    assertThat(doses(client.get("/v1/coffee"))).containsExactly(3, 2, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "coffee_type=latte,          2",
    "coffee_type=Latte,          ''",
    "min_mg=80,                  '3,2'",
    "max_mg=80,                  '2,1'",
    "min_mg=80&max_mg=80,        2",
    "min_mg=81&max_mg=80,        ''",
    "limit=2,                    '3,2'",
    "limit=2&offset=1,           '2,1'",
    "offset=3,                   ''",
    "coffee_type=&min_mg=,       '3,2,1'"
  })
  void filtersAndPages(String query, String found) {
    client.post(
        "/v1/coffee",
        """
        {"caffeine_mg": 63, "coffee_type": "espresso", "duration_minutes": 1,
         "timestamp": "2026-03-01T08:00:00Z"}""");
    client.post(
        "/v1/coffee",
        """
        {"caffeine_mg": 80, "coffee_type": "latte", "duration_minutes": 2,
         "timestamp": "2026-03-01T09:00:00Z"}""");
    client.post(
        "/v1/coffee",
        """
        {"caffeine_mg": 95, "duration_minutes": 3, "timestamp": "2026-03-01T10:00:00Z"}""");

    List<String> minutes = new ArrayList<>();
    client
        .get("/v1/coffee?" + query)
        .json()
        .forEach(coffee -> minutes.add(coffee.path("duration_minutes").asText()));
    assertThat(String.join(",", minutes)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0,                       limit,       out_of_range",
    "limit=1001,                    limit,       out_of_range",
    "limit=ten,                     limit,       wrong_type",
    "limit=1.5,                     limit,       not_whole",
    "limit=99999999999999999999,    limit,       out_of_range",
    "offset=-1,                     offset,      out_of_range",
    "offset=9223372036854775807,    offset,      out_of_range",
    "offset=1000001,                offset,      out_of_range",
    "min_mg=-1,                     min_mg,      out_of_range",
    "max_mg=1e999,                  max_mg,      out_of_range",
    "cursor=nonsense,               cursor,      invalid_cursor",
    "cursor=MTox,                   cursor,      invalid_cursor",
    "cursor=%00,                    cursor,      invalid_cursor",
    "coffee_type=%00,               coffee_type, invalid_text",
    "limit=1&limit=2,               limit,       duplicate_parameter",
    "colour=black,                  colour,      unknown_parameter"
  })
  void refusesInvalidQuery(String query, String name, String code) {
    ApiResponse answer = client.get("/v1/coffee?" + query);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").path(0).path("pointer").asText())
        .isEqualTo("/query/" + name);
    assertThat(answer.json().path("errors").path(0).path("code").asText()).isEqualTo(code);
  }

  @Test
  void reportsAllViolations() {
    ApiResponse answer = client.get("/v1/coffee?limit=0&from=then&colour=black&min_mg=much");

    assertThat(answer.json().path("errors")).hasSize(4);
  }

  @Test
  void nextLinkKeepsFilters() {
    for (int i = 1; i <= 5; i++) {
      log("0%d:00".formatted(i), i, "caffè & co");
    }
    log("06:00", 6, "other");

    ApiResponse page = client.get("/v1/coffee?coffee_type=caff%C3%A8+%26+co&limit=2&offset=1");
    List<Integer> seen = new ArrayList<>(doses(page));
    while (page.headerIfPresent("Link").isPresent()) {
      page = client.get(next(page));
      seen.addAll(doses(page));
    }

    assertThat(seen).containsExactly(4, 3, 2, 1);
  }

  @Test
  void fullLastPageHasNoNextLink() {
    log("09:00", 1, "");
    log("10:00", 2, "");

    assertThat(client.get("/v1/coffee?limit=2").headerIfPresent("Link")).isEmpty();
  }

  @Test
  void pagingIsStableDuringWrites() {
    for (int i = 1; i <= 6; i++) {
      log("09:00", i, ""); // of the same instant, so that only the id orders them
    }
    ApiResponse first = client.get("/v1/coffee?limit=3");
    log("10:00", 7, "");
    log("09:00", 8, "");
    client.delete("/v1/coffee/" + first.json().path(0).path("id"));
    ApiResponse second = client.get(next(first));

    assertThat(doses(first)).containsExactly(6, 5, 4);
    assertThat(doses(second)).containsExactly(3, 2, 1);
    assertThat(second.headerIfPresent("Link")).isEmpty();
  }

  @Test
  void listsAsCsv() {
    long first =
        id(
            client.post(
                "/v1/coffee",
                """
        {"caffeine_mg": 63.5, "coffee_type": "say \\"cheese\\"", "notes": "a, b\\nc",
         "source": "=1+1", "client_id": "'-x"}"""));
    ApiResponse csv = client.get("/v1/coffee", "Accept", "text/csv");

    assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
    assertThat(csv.text())
        .isEqualTo(
            "id,timestamp,caffeine_mg,coffee_type,notes,duration_minutes,source,client_id,"
                + "created_at,updated_at\r\n"
                + first
                + ",2026-03-01T12:00:00.000Z,63.5,\"say \"\"cheese\"\"\",\"a, b\nc\",10,'=1+1,''-x,"
                + "2026-03-01T12:00:00.000Z,2026-03-01T12:00:00.000Z\r\n");
  }

  @Test
  void csvPreservesTextThatLooksLikeFormula() {
    client.post(
        "/v1/coffee",
        """
        {"caffeine_mg": 1, "coffee_type": " spaced ", "notes": "''=1", "source": "'tis"}""");
    assertThat(client.get("/v1/coffee", "Accept", "text/csv").text())
        .contains(",1.0,\" spaced \",'''=1,10,'tis,,");
  }

  @Test
  void emptyCsvHasHeaderRow() {
    assertThat(client.get("/v1/coffee", "Accept", "text/csv").text())
        .isEqualTo(
            "id,timestamp,caffeine_mg,coffee_type,notes,duration_minutes,source,client_id,"
                + "created_at,updated_at\r\n");
    assertThat(client.get("/v1/coffee", "Accept", "application/x-ndjson").text()).isEmpty();
  }

  @Test
  void listsAsNdjson() {
    log("09:00", 1, "");
    log("10:00", 2, "");
    ApiResponse lines = client.get("/v1/coffee", "Accept", "application/x-ndjson");
    List<JsonNode> coffees = new ArrayList<>();
    client.get("/v1/coffee").json().forEach(coffees::add);

    assertThat(lines.text().lines().map(ApiResponse::json)).containsExactlyElementsOf(coffees);
  }

  private void log(String time, int dose, String type) {
    client.post(
        "/v1/coffee",
        """
        {"caffeine_mg": %d, "timestamp": "2026-03-01T%s:00Z", "coffee_type": "%s"}"""
            .formatted(dose, time, type));
  }

  private static long id(ApiResponse stored) {
    return stored.json().path("id").asLong();
  }

  private static List<Integer> doses(ApiResponse page) {
    List<Integer> doses = new ArrayList<>();
    page.json().forEach(coffee -> doses.add(coffee.path("caffeine_mg").asInt()));
    return doses;
  }

  private static String next(ApiResponse page) {
    String link = page.header("Link");
    return link.substring(1, link.indexOf('>'));
  }
}
