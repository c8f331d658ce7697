package coffee.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireContractTest {

  private static final WireContract CONTRACT = WireContract.load();

  private static final String COFFEE =
      """
      {"id": 17, "timestamp": "2026-03-01T07:15:00.000Z", "caffeine_mg": 63,
       "coffee_type": "espresso", "notes": null, "duration_minutes": 10, "source": null,
       "client_id": null, "created_at": "2026-03-01T07:15:04.218Z",
       "updated_at": "2026-03-01T07:15:04.218Z"}""";

  private static final String PROBLEM =
      """
      {"type": "/problems/not_found", "title": "Not Found", "status": 404,
       "detail": "No such resource.", "instance": "/v1/coffee/17", "code": "not_found",
       "request_id": "r-1", "errors": []}""";

  private static final String STATISTICS =
      """
      {"period_days": 30, "total_coffees": 1, "total_caffeine_mg": 63, "average_per_day": 2.1,
       "average_per_coffee": 63, "max_single_dose": 63, "min_single_dose": 63,
       "most_common_type": null, "days_with_caffeine": 1}""";

  @Test
  void acceptsDocumentedRecord() {
    CONTRACT.verify("GET", "/v1/coffee/17", stored(COFFEE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/coffee/{id}",
        "/v1/coffee/17/",
        "/coffee/17",
        "/coffee/17/?pretty=1",
        "/v1/coffee/x"
      })
  void matchesAllFormsOfPath(String path) {
    assertThat(CONTRACT.violations("GET", path, stored(COFFEE))).isEmpty();
  }

  @Test
  void prefersLiteralPathOverTemplate() {
    assertThat(CONTRACT.violations("GET", "/v1/coffee/today", stored(COFFEE)))
        .anyMatch(violation -> violation.contains("rolling_24h_mg"));
  }

  @ParameterizedTest
  @CsvSource({"GET, /v1/tea", "DELETE, /v1/coffee", "GET, /v1/coffee/17/cups", "GET, /profile"})
  void rejectsUnknownOperations(String method, String path) {
    assertThat(CONTRACT.violations(method, path, stored(COFFEE)))
        .containsExactly("there is no operation " + method + " " + path);
  }

  @Test
  void rejectsMissingField() {
    refuses(COFFEE.replace("\"notes\": null,", ""), "'notes'");
  }

  @Test
  void rejectsAdditionalField() {
    refuses(COFFEE.replace("\"notes\"", "\"mood\": \"good\", \"notes\""), "'mood'");
  }

  @Test
  void rejectsWrongType() {
    refuses(COFFEE.replace("\"caffeine_mg\": 63", "\"caffeine_mg\": \"63\""), "/caffeine_mg");
  }

  @Test
  void rejectsNullInNonNullableField() {
    refuses(COFFEE.replace("\"caffeine_mg\": 63", "\"caffeine_mg\": null"), "/caffeine_mg");
  }

  @Test
  void rejectsNumberOutOfRange() {
    refuses(
        COFFEE.replace("\"duration_minutes\": 10", "\"duration_minutes\": 721"),
        "/duration_minutes");
  }

  @Test
  void rejectsOtherTimestampFormats() {
    refuses(COFFEE.replace("07:15:00.000Z", "08:15:00.000+01:00"), "/timestamp");
    refuses(COFFEE.replace("07:15:00.000Z", "07:15:00Z"), "/timestamp");
  }

  @Test
  void enforcesFormats() {
    refuses(COFFEE.replace("2026-03-01T07:15:00.000Z", "2026-13-41T07:15:00.000Z"), "/timestamp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "NaN", "[]", "{\"id\": 17, \"id\": 18}", "{\"id\": 17} trailing"})
  void rejectsBodiesThatAreNotRecords(String body) {
    assertThat(CONTRACT.violations("GET", "/v1/coffee/17", stored(body))).isNotEmpty();
  }

  @Test
  void checksEveryListItem() {
    ContractResponse answer = answer(200, "private, no-store", "[" + COFFEE + ", {\"id\": 18}]");
    assertThat(CONTRACT.violations("GET", "/v1/coffee", answer))
        .isNotEmpty()
        .allMatch(violation -> violation.contains("/1"));
  }

  @Test
  void checksEveryNdjsonLine() {
    String line = COFFEE.replace("\n", "");
    assertThat(lines("")).isEmpty();
    assertThat(lines(line + "\n" + line + "\n")).isEmpty();
    assertThat(lines(line + "\n" + line.replace("63", "-63") + "\n"))
        .singleElement()
        .asString()
        .contains("/caffeine_mg");
  }

  @Test
  void rejectsInconsistentFields() {
    String inconsistent = STATISTICS.replace("\"total_coffees\": 1", "\"total_coffees\": 0");
    assertThat(statistics(STATISTICS)).isEmpty();
    assertThat(statistics(inconsistent)).anyMatch(wrong -> wrong.contains("/average_per_coffee"));
  }

  @Test
  void rejectsUndocumentedStatus() {
    assertThat(
            CONTRACT.violations(
                "GET",
                "/v1/coffee/17",
                new ContractResponse(418, stored(COFFEE).headers(), COFFEE)))
        .containsExactly("status 418 is not documented");
  }

  @Test
  void rejectsUndocumentedMediaType() {
    assertThat(
            CONTRACT.violations(
                "GET", "/v1/coffee/17", with(stored(COFFEE), "Content-Type", "text/html")))
        .containsExactly("media type text/html is not documented");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ETag", "Cache-Control", "X-Request-ID"})
  void rejectsMissingHeader(String name) {
    assertThat(CONTRACT.violations("GET", "/v1/coffee/17", without(stored(COFFEE), name)))
        .containsExactly("header " + name + " is missing");
  }

  @ParameterizedTest
  @CsvSource({"ETag, 17", "Cache-Control, public", "X-Request-ID, two words"})
  void rejectsInvalidHeader(String name, String value) {
    assertThat(CONTRACT.violations("GET", "/v1/coffee/17", with(stored(COFFEE), name, value)))
        .singleElement()
        .asString()
        .startsWith("header " + name + " ");
  }

  @Test
  void readsHeadersInAnyCase() {
    ContractResponse answer = with(without(stored(COFFEE), "ETag"), "etag", "\"17-1\"");
    assertThat(CONTRACT.violations("GET", "/v1/coffee/17", answer)).isEmpty();
  }

  @Test
  void rejectsUnexpectedBody() {
    ContractResponse answer = answer(204, "private, no-store", "");
    assertThat(CONTRACT.violations("DELETE", "/v1/coffee/17", answer)).isEmpty();
    assertThat(
            CONTRACT.violations(
                "DELETE", "/v1/coffee/17", new ContractResponse(204, answer.headers(), "{}")))
        .containsExactly("there must be no body");
  }

  @Test
  void treatsHeadAsGetWithoutBody() {
    ContractResponse answer = stored(COFFEE);
    assertThat(
            CONTRACT.violations(
                "HEAD", "/v1/coffee/17", new ContractResponse(200, answer.headers(), "")))
        .isEmpty();
  }

  @Test
  void checksShapeAndStatusOfProblems() {
    assertThat(CONTRACT.violations("GET", "/v1/coffee/17", problem(404, PROBLEM))).isEmpty();
    assertThat(
            CONTRACT.violations(
                "GET",
                "/v1/coffee/17",
                problem(404, PROBLEM.replace("\"status\": 404", "\"status\": 410"))))
        .isNotEmpty();
    assertThat(
            CONTRACT.violations(
                "GET",
                "/v1/coffee/17",
                problem(404, PROBLEM.replace("\"request_id\": \"r-1\", ", ""))))
        .isNotEmpty();
  }

  @Test
  void checksShapeOfServerRefusals() {
    CONTRACT.verifyRefusal(problem(404, PROBLEM));
    assertThat(CONTRACT.violationsOfRefusal(problem(405, PROBLEM.replace("404", "405"))))
        .containsExactly("header Allow is missing");
    assertThat(CONTRACT.violationsOfRefusal(problem(200, PROBLEM)))
        .containsExactly("status 200 is not documented");
  }

  @Test
  void failureNamesRequestReasonsAndBody() {
    assertThatThrownBy(() -> CONTRACT.verify("GET", "/v1/coffee/17", stored("{\"id\": 17}")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("GET /v1/coffee/17 answered 200")
        .hasMessageContaining("'caffeine_mg'")
        .hasMessageContaining("{\"id\": 17}");
  }

  @Test
  void listsEveryOperation() {
    assertThat(CONTRACT.operations())
        .contains(
            "POST /v1/coffee", "GET /v1/coffee/{id}", "GET /v1/heartrate/correlation", "GET /");
  }

  private static void refuses(String body, String sayingThat) {
    assertThat(CONTRACT.violations("GET", "/v1/coffee/17", stored(body)))
        .isNotEmpty()
        .allMatch(violation -> violation.contains(sayingThat));
  }

  private static List<String> lines(String body) {
    ContractResponse answer = answer(200, "private, no-store", body);
    return CONTRACT.violations(
        "GET", "/v1/coffee", with(answer, "Content-Type", "application/x-ndjson"));
  }

  private static List<String> statistics(String body) {
    return CONTRACT.violations("GET", "/v1/coffee/stats", answer(200, "private, no-store", body));
  }

  private static ContractResponse stored(String body) {
    return with(answer(200, "private, no-cache", body), "ETag", "\"17-1\"");
  }

  private static ContractResponse problem(int status, String body) {
    return with(
        answer(status, "private, no-store", body), "Content-Type", "application/problem+json");
  }

  private static ContractResponse answer(int status, String caching, String body) {
    return new ContractResponse(
        status,
        Map.of(
            "Content-Type", List.of("application/json; charset=utf-8"),
            "Cache-Control", List.of(caching),
            "X-Request-ID", List.of("r-1")),
        body);
  }

  private static ContractResponse with(ContractResponse answer, String name, String value) {
    Map<String, List<String>> headers = new LinkedHashMap<>(answer.headers());
    headers.put(name, List.of(value));
    return new ContractResponse(answer.status(), headers, answer.body());
  }

  private static ContractResponse without(ContractResponse answer, String name) {
    Map<String, List<String>> headers = new LinkedHashMap<>(answer.headers());
    headers.remove(name);
    return new ContractResponse(answer.status(), headers, answer.body());
  }
}
