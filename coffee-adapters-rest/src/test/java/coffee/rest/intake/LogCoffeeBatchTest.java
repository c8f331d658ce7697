package coffee.rest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogCoffeeBatchTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private static final String MIXED =
      """
      [{"caffeine_mg": 63, "client_id": "a"},
       {"caffeine_mg": 4000, "colour": "black"},
       {"caffeine_mg": 95, "client_id": "a"},
       "coffee",
       {"caffeine_mg": 63, "caffeine_mg": 63}]""";

  private final ApiTestClient client = SERVICE.person();

  @Test
  void storesValidItemsAndReportsInvalidOnes() {
    ApiResponse answer = client.post("/v1/coffee/batch", MIXED);

    assertThat(answer.status()).isEqualTo(200);
    String id = answer.json().path("results").path(0).path("id").asText();
    assertThat(answer.json())
        .isEqualTo(
            ApiResponse.json(
                """
                {"stored": 1, "existing": 1, "refused": 3, "results": [
                  {"index": 0, "status": "stored", "id": %1$s, "problem": null},
                  {"index": 1, "status": "refused", "id": null, "problem": {
                    "type": "/problems/validation_failed", "title": "Unprocessable Content",
                    "status": 422, "detail": "The request has 2 errors",
                    "code": "validation_failed", "errors": [
                      {"pointer": "/1/caffeine_mg", "code": "out_of_range",
                       "detail": "must be 0 to 1000 mg, was 4000.0"},
                      {"pointer": "/1/colour", "code": "unknown_field",
                       "detail": "is unknown"}]}},
                  {"index": 2, "status": "existing", "id": %1$s, "problem": null},
                  {"index": 3, "status": "refused", "id": null, "problem": {
                    "type": "/problems/validation_failed", "title": "Unprocessable Content",
                    "status": 422, "detail": "/3: must be a JSON object",
                    "code": "validation_failed", "errors": [
                      {"pointer": "/3", "code": "wrong_type",
                       "detail": "must be a JSON object"}]}},
                  {"index": 4, "status": "refused", "id": null, "problem": {
                    "type": "/problems/validation_failed", "title": "Unprocessable Content",
                    "status": 422, "detail": "/4/caffeine_mg: occurs more than once",
                    "code": "validation_failed", "errors": [
                      {"pointer": "/4/caffeine_mg", "code": "duplicate_field",
                       "detail": "occurs more than once"}]}}]}"""
                    .formatted(id)));
    assertThat(client.get("/v1/coffee").json()).hasSize(1);
  }

  @Test
  void atomicBatchStoresAllOrNothing() {
    ApiResponse refused = client.post("/v1/coffee/batch?atomic=true", MIXED);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("code").asText()).isEqualTo("batch_refused");
    assertThat(refused.json().path("errors")).hasSize(4);
    assertThat(client.get("/v1/coffee").text()).isEqualTo("[]");
    assertThat(
            client
                .post(
                    "/v1/coffee/batch?atomic=true",
                    """
        [{"caffeine_mg": 63}, {"caffeine_mg": 95}]""")
                .json()
                .path("stored")
                .asInt())
        .isEqualTo(2);
  }

  @Test
  void invalidNdjsonLineAffectsOnlyItself() {
    ApiResponse answer =
        client.post(
            "/v1/coffee/batch",
            """
            {"caffeine_mg": 63}

            {"caffeine_mg": 95
            {"caffeine_mg": 80, "caffeine_mg": 81}
            {"caffeine_mg": 120}
            """,
            "Content-Type",
            "application/x-ndjson");

    assertThat(answer.json().path("stored").asInt()).isEqualTo(2);
    assertThat(answer.json().path("refused").asInt()).isEqualTo(2);
    assertThat(answer.json().path("results").path(1).path("problem").path("errors"))
        .isEqualTo(
            ApiResponse.json(
                """
                [{"pointer": "/1", "code": "malformed_json",
                  "detail": "Invalid JSON at line 1, column 19."}]"""));
    assertThat(
            answer
                .json()
                .path("results")
                .path(2)
                .path("problem")
                .path("errors")
                .path(0)
                .path("pointer")
                .asText())
        .isEqualTo("/2/caffeine_mg");
  }

  @Test
  void acceptsEmptyBatch() {
    assertThat(client.post("/v1/coffee/batch", "[]").json())
        .isEqualTo(
            ApiResponse.json(
                """
            {"stored": 0, "existing": 0, "refused": 0, "results": []}"""));
  }

  @Test
  void acceptsAtMost1000Items() {
    assertThat(client.post("/v1/coffee/batch", coffees(1_000)).json().path("stored").asInt())
        .isEqualTo(1_000);
    ApiResponse answer = client.post("/v1/coffee/batch", coffees(1_001));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").path(0).path("code").asText())
        .isEqualTo("too_many_items");
  }

  @Test
  void refusesBodiesThatAreNotBatches() {
    assertThat(
            client
                .post(
                    "/v1/coffee/batch",
                    """
        {"caffeine_mg": 63}""")
                .status())
        .isEqualTo(422);
    assertThat(client.post("/v1/coffee/batch", "[{}").status()).isEqualTo(400);
    assertThat(client.post("/v1/coffee/batch", "").status()).isEqualTo(400);
    assertThat(client.post("/v1/coffee/batch?atomic=perhaps", "[]").status()).isEqualTo(422);
  }

  @Test
  void hasLargerBodyLimitThanSingleRecord() {
    String large = " ".repeat(100 << 10) + "[]";

    assertThat(client.post("/v1/coffee/batch", large).status()).isEqualTo(200);
    String tooLarge = "Content-Type: application/json\r\nContent-Length: %d\r\n";
    assertThat(client.postRaw("/v1/coffee/batch", tooLarge.formatted((512 << 10) + 1), ""))
        .startsWith("HTTP/1.1 413 ");
  }

  @Test
  void ignoresUnknownFieldsOnUnversionedPath() {
    assertThat(
            client
                .post(
                    "/coffee/batch",
                    """
        [{"caffeine_mg": 63, "battery": 80}]""")
                .json()
                .path("stored")
                .asInt())
        .isEqualTo(1);
  }

  private static String coffees(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"caffeine_mg\": 63}")
        .collect(Collectors.joining(",", "[", "]"));
  }
}
