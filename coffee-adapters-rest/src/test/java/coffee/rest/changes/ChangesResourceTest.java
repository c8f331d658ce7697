package coffee.rest.changes;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesResourceTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private final ApiTestClient person = SERVICE.person();

  private long coffee(int milligrams) {
    return person
        .post(
            "/v1/coffee",
            "{\"caffeine_mg\": %d, \"timestamp\": \"2026-03-01T09:00:00Z\"}".formatted(milligrams))
        .json()
        .path("id")
        .asLong();
  }

  private JsonNode since(String cursor) {
    return person.get("/v1/changes?since=" + cursor).json();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }

  private String now() {
    return since("now").path("next").asText();
  }

  @Test
  void givesRecordsAsTheyAreRead() {
    String start = now();
    long id = coffee(63);
    long deleted = coffee(64);
    assertThat(person.delete("/v1/coffee/" + deleted).status()).isEqualTo(204);

    JsonNode page = since(start);

    assertThat(page.path("changes"))
        .isEqualTo(
            json(
                """
            [{"kind": "coffee", "operation": "created", "id": %d,
              "changed_at": "2026-03-01T12:00:00.000Z", "record": %s},
             {"kind": "coffee", "operation": "deleted", "id": %d,
              "changed_at": "2026-03-01T12:00:00.000Z", "record": null}]
            """
                    .formatted(id, person.get("/v1/coffee/" + id).text(), deleted)));
    assertThat(page.path("more").asBoolean()).isFalse();
    assertThat(since(page.path("next").asText()).path("changes")).isEmpty();
  }

  @Test
  void writesCoffeesAsTheirOwnAddressDoes() {
    String start = now();
    long id =
        person
            .post(
                "/v1/coffee",
                """
                {"caffeine_mg": 63.5, "timestamp": "2026-03-01T09:00:00.007Z", "source": "watch",
                 "coffee_type": "crème", "notes": "\\"ünï\\" 🙂\\n", "client_id": "1"}""")
            .json()
            .path("id")
            .asLong();

    assertThat(person.get("/v1/changes?since=" + start).text())
        .contains(",\"record\":%s}],\"next\":".formatted(person.get("/v1/coffee/" + id).text()));
  }

  @Test
  void givesReadingsAndImportsAsRanges() {
    String start = now();
    person.post("/v1/heartrate", "{\"bpm\": 60, \"timestamp\": \"2026-03-01T09:10:00Z\"}");
    person.post("/v1/heartrate", "{\"bpm\": 61, \"timestamp\": \"2026-03-01T09:20:00Z\"}");
    long imported =
        person
            .post("/v1/imports?format=lines", "hr 2026-03-01T07:00 60")
            .json()
            .path("id")
            .asLong();
    SERVICE.runImports();

    JsonNode changes = since(start).path("changes");

    assertThat(changes.get(0))
        .isEqualTo(
            json(
                """
            {"kind": "heart_rate", "operation": "range", "id": null,
             "changed_at": "2026-03-01T12:00:00.000Z",
             "record": {"from": "2026-03-01T09:00:00.000Z", "to": "2026-03-01T10:00:00.000Z",
               "rows": 2, "import_id": null, "state": null}}
            """));
    assertThat(changes.get(1).path("record").path("import_id").asLong()).isEqualTo(imported);
    assertThat(changes.get(2).path("kind").asText()).isEqualTo("import");
    assertThat(changes.get(2).path("record").path("state").asText()).isEqualTo("done");
  }

  @Test
  void beginsWithEverything() {
    long id = coffee(63);

    JsonNode all = person.get("/v1/changes").json();

    assertThat(all.path("changes").findValuesAsText("kind"))
        .containsExactly("heart_rate", "steps", "profile", "coffee");
    assertThat(all.path("changes").get(2).path("record"))
        .isEqualTo(person.get("/v1/profile").json());
    assertThat(all.path("changes").get(3).path("id").asLong()).isEqualTo(id);
    assertThat(all.path("changes").get(0).path("record"))
        .isEqualTo(
            json(
                """
            {"from": null, "to": null, "rows": null, "import_id": null, "state": null}
            """));
  }

  @Test
  void pagesThroughAllChanges() {
    String start = now();
    List<Long> ids = List.of(coffee(1), coffee(2), coffee(3), coffee(4), coffee(5));

    List<Long> found = new ArrayList<>();
    JsonNode page;
    String next = start;
    do {
      page = person.get("/v1/changes?limit=2&since=" + next).json();
      page.path("changes").forEach(change -> found.add(change.path("id").asLong()));
      next = page.path("next").asText();
    } while (page.path("more").asBoolean());

    assertThat(found).isEqualTo(ids);
    assertThat(since(start)).isEqualTo(since(start));
  }

  @Test
  void readsOnlyTheGivenKinds() {
    String start = now();
    coffee(63);
    person.patch("/v1/profile", "{\"weight_kg\": 70}");

    assertThat(kinds("profile", start)).containsExactly("profile");
    assertThat(kinds("coffee,steps", start)).containsExactly("coffee");
    assertThat(kinds("coffee,profile", start)).containsExactly("coffee", "profile");
  }

  private List<String> kinds(String kinds, String since) {
    return person
        .get("/v1/changes?kinds=%s&since=%s".formatted(kinds, since))
        .json()
        .path("changes")
        .findValuesAsText("kind");
  }

  @Test
  void continuesAfterAnExport() {
    coffee(63);
    ApiResponse export = person.get("/v1/export");
    long later = coffee(80);

    String cursor = export.header("Change-Cursor");
    assertThat(export.text()).endsWith("\"change_cursor\":\"%s\"}}\n".formatted(cursor));
    for (String format : List.of("csv", "fhir", "open_mhealth")) {
      assertThat(person.get("/v1/export?format=" + format).header("Change-Cursor")).isNotBlank();
    }
    assertThat(since(cursor).path("changes").findValuesAsText("operation"))
        .containsExactly("created");
    assertThat(since(cursor).path("changes").get(0).path("id").asLong()).isEqualTo(later);
  }

  @Test
  void refusesCursorOfAnotherPerson() {
    String theirs = SERVICE.person().get("/v1/changes?since=now").json().path("next").asText();

    ApiResponse refused = person.get("/v1/changes?since=" + theirs);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").get(0).path("code").asText())
        .isEqualTo("invalid_cursor");
    assertThat(refused.json().path("errors").get(0).path("pointer").asText())
        .isEqualTo("/query/since");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "since=x",
        "since=AAAA",
        "kinds=tea",
        "kinds=coffee,",
        "limit=0",
        "limit=1001",
        "wait=-1",
        "wait=31",
        "from=1"
      })
  void refusesUnknownValues(String query) {
    assertThat(person.get("/v1/changes?" + query).status()).isEqualTo(422);
  }

  @Test
  void tellsThatACursorExpired() {
    String start = now();
    assertThat(person.delete("/v1/coffee/" + coffee(63)).status()).isEqualTo(204);
    SERVICE
        .store()
        .changeRetention()
        .purgeBefore(person.person(), Instant.parse("2026-04-01T12:00:00Z"));

    ApiResponse gone = person.get("/v1/changes?since=" + start);

    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.problem().path("code").asText()).isEqualTo("cursor_expired");
    assertThat(gone.problem().path("detail").asText()).contains("export");
    assertThat(person.get("/v1/changes").status()).isEqualTo(200);
  }

  @Test
  void erasureEndsCursors() {
    String start = now();
    String name = person.get("/v1/profile").json().path("name").asText();
    assertThat(person.json("DELETE", "/v1/data", "{\"confirm\": \"%s\"}".formatted(name)).status())
        .isEqualTo(204);

    assertThat(person.get("/v1/changes?since=" + start).status()).isEqualTo(410);
  }
}
