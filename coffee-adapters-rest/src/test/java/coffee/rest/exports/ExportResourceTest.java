package coffee.rest.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.exports.ExportSource;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingFixtures;
import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExportResourceTest {

  @RegisterExtension private static final ApiTestServer SERVICE = new ApiTestServer();

  private static final String ESPRESSO =
      """
      {"timestamp": "2026-03-01T09:00:00Z", "caffeine_mg": 63, "coffee_type": "espresso",
       "notes": "=1+1, \\"two\\"", "duration_minutes": 5, "source": "phone", "client_id": "a-1"}\
      """;

  private final ApiTestClient person = SERVICE.person();

  @BeforeEach
  void log() {
    person.post("/v1/coffee", ESPRESSO);
    person.post(
        "/v1/coffee", "{\"timestamp\": \"2026-03-01T07:30:00.123Z\", \"caffeine_mg\": 80.5}");
    person.post(
        "/v1/heartrate",
        """
        {"timestamp": "2026-03-01T09:20:00.5Z", "bpm": 71, "context": "active", "source": "watch",
         "notes": " after\\nlunch"}\
        """);
    person.post("/v1/heartrate", "{\"timestamp\": \"2026-03-01T08:00:00Z\", \"bpm\": 58}");
    person.patch(
        "/v1/profile",
        """
        {"half_life_hours": 6.5, "half_life_factors": ["cimetidine", "smoking"],
         "bedtime": "22:30"}\
        """);
  }

  /** The cursor of the change feed differs each time. */
  private static String withoutCursor(ApiResponse export) {
    return export.text().replaceAll(",\"change_cursor\":\"[A-Za-z0-9_-]+\"", "");
  }

  @Test
  void exportsNdjson() {
    ApiResponse answer = person.get("/v1/export");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson;charset=utf-8");
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"coffee-export-2026-03-01.ndjson\"");
    assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(withoutCursor(answer))
        .isEqualTo(
            """
            {"export":{"version":1},"profile":{"time_zone":"Europe/Berlin","half_life_hours":6.5,"half_life_factors":["smoking","cimetidine"],"weight_kg":null,"bedtime":"22:30","sleep_threshold_mg":null,"daily_limit_mg":null,"single_dose_limit_mg":null}}
            {"timestamp":"2026-03-01T07:30:00.123Z","caffeine_mg":80.5,"coffee_type":null,"notes":null,"duration_minutes":10,"source":null,"client_id":null}
            {"timestamp":"2026-03-01T09:00:00.000Z","caffeine_mg":63.0,"coffee_type":"espresso","notes":"=1+1, \\"two\\"","duration_minutes":5,"source":"phone","client_id":"a-1"}
            {"timestamp":"2026-03-01T08:00:00.000Z","bpm":58,"context":"resting","notes":null,"source":"manual"}
            {"timestamp":"2026-03-01T09:20:00.500Z","bpm":71,"context":"active","notes":" after\\nlunch","source":"watch"}
            {"end":{"records":4}}
            """);
  }

  @Test
  void exportsCsv() {
    ApiResponse answer = person.get("/v1/export?format=csv");
    assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
    assertThat(answer.header("Content-Disposition")).endsWith("2026-03-01.csv\"");
    assertThat(answer.text())
        .isEqualTo(
            """
            timestamp,caffeine_mg,coffee_type,duration_minutes,client_id,bpm,context,notes,source,steps,duration_seconds
            2026-03-01T07:30:00.123Z,80.5,,10,,,,,,,
            2026-03-01T09:00:00.000Z,63.0,espresso,5,a-1,,,"'=1+1, ""two""\",phone,,
            2026-03-01T08:00:00.000Z,,,,,58,resting,,manual,,
            2026-03-01T09:20:00.500Z,,,,,71,active," after
            lunch",watch,,
            """
                .replace("\n", "\r\n")
                .replace("after\r\n", "after\n"));
  }

  @Test
  void exportsFhirBundle() {
    ApiResponse answer = person.get("/v1/export?format=fhir&from=2026-03-01T09:00:00Z");
    assertThat(answer.header("Content-Type")).isEqualTo("application/fhir+json");
    String patient = "urn:uuid:" + new StableRecordIds("test", person.person()).ofPerson();
    String name = person.get("/v1/profile").json().get("name").asText();
    assertThat(answer.json().at("/entry/0/fullUrl").asText()).isEqualTo(patient);
    assertThat(answer.text().replaceAll("(\"fullUrl\":\")[^\"]*", "$1…"))
        .isEqualTo(
            """
            {"resourceType":"Bundle","type":"collection","entry":[\
            {"fullUrl":"…","resource":{"resourceType":"Patient","name":[{"text":"%2$s"}]}},\
            {"fullUrl":"…","resource":{"resourceType":"Observation","status":"final",\
            "subject":{"reference":"%1$s"},"code":{"coding":[\
            {"system":"http://hl7.org/fhir/uv/phr/CodeSystem/observation-pghd-codes",\
            "code":"dietaryCaffeine","display":"Caffeine"}]},\
            "effectivePeriod":{"start":"2026-03-01T09:00:00.000Z","end":"2026-03-01T09:05:00.000Z"},\
            "valueQuantity":{"value":63.0,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"},\
            "device":{"display":"phone"},"note":[{"text":"=1+1, \\"two\\""}],\
            "component":[{"code":{"text":"coffee type"},"valueString":"espresso"}]}},\
            {"fullUrl":"…","resource":{"resourceType":"Observation","status":"final",\
            "subject":{"reference":"%1$s"},"category":[{"coding":[\
            {"system":"http://terminology.hl7.org/CodeSystem/observation-category",\
            "code":"vital-signs","display":"Vital Signs"}]}],"code":{"coding":[\
            {"system":"http://loinc.org","code":"8867-4","display":"Heart rate"}]},\
            "effectiveDateTime":"2026-03-01T09:20:00.500Z",\
            "valueQuantity":{"value":71,"unit":"beats/minute","system":"http://unitsofmeasure.org","code":"/min"},\
            "device":{"display":"watch"},"note":[{"text":" after\\nlunch"}],\
            "component":[{"code":{"text":"context"},"valueString":"active"}]}}]}\
            """
                .formatted(patient, name));
  }

  @Test
  void exportsOpenMhealthDataPoints() {
    ApiResponse answer = person.get("/v1/export?format=open_mhealth&from=2026-03-01T09:00:00Z");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.text().replaceAll("(\"id\":\")[^\"]*", "$1…"))
        .isEqualTo(
            """
            [{"header":{"id":"…","creation_date_time":"2026-03-01T09:00:00.000Z",\
            "schema_id":{"namespace":"coffee","name":"caffeine-intake","version":"1.0"},\
            "acquisition_provenance":{"source_name":"phone","modality":"self-reported"}},\
            "body":{"caffeine":{"value":63.0,"unit":"mg"},"effective_time_frame":{"time_interval":\
            {"start_date_time":"2026-03-01T09:00:00.000Z","duration":{"value":5.0,"unit":"min"}}},\
            "coffee_type":"espresso","user_notes":"=1+1, \\"two\\""}},\
            {"header":{"id":"…","creation_date_time":"2026-03-01T09:20:00.500Z",\
            "schema_id":{"namespace":"omh","name":"heart-rate","version":"2.0"},\
            "acquisition_provenance":{"source_name":"watch","modality":"sensed"}},\
            "body":{"heart_rate":{"value":71,"unit":"beats/min"},\
            "effective_time_frame":{"date_time":"2026-03-01T09:20:00.500Z"},\
            "temporal_relationship_to_physical_activity":"active","user_notes":" after\\nlunch"}}]\
            """);
  }

  @Test
  void recordIdsAreStableAcrossExports() {
    String first = person.get("/v1/export?format=fhir").text();
    assertThat(person.get("/v1/export?format=fhir").text()).isEqualTo(first);
    List<String> names = person.get("/v1/export?format=fhir").json().findValuesAsText("fullUrl");
    assertThat(names).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void filtersByPeriodAndKind() {
    assertThat(withoutCursor(person.get("/v1/export?kind=coffee&to=2026-03-01T09:00:00Z")))
        .isEqualTo(
            """
            {"export":{"version":1},"profile":null}
            {"timestamp":"2026-03-01T07:30:00.123Z","caffeine_mg":80.5,"coffee_type":null,"notes":null,"duration_minutes":10,"source":null,"client_id":null}
            {"end":{"records":1}}
            """);
    assertThat(person.get("/v1/export?kind=heartrate&format=csv&to=2026-03-01T09:00:00Z").text())
        .isEqualTo(
            """
            timestamp,bpm,context,notes,source
            2026-03-01T08:00:00.000Z,58,resting,,manual
            """
                .replace("\n", "\r\n"));
    assertThat(person.get("/v1/export?kind=coffee&format=csv&to=2026-03-01T09:00:00Z").text())
        .isEqualTo(
            """
            timestamp,caffeine_mg,coffee_type,duration_minutes,client_id,notes,source
            2026-03-01T07:30:00.123Z,80.5,,10,,,
            """
                .replace("\n", "\r\n"));
    assertThat(withoutCursor(person.get("/v1/export?from=2026-03-02")))
        .endsWith("{\"end\":{\"records\":0}}\n");
  }

  @Test
  void formatParameterOverridesAcceptHeader() {
    assertThat(type("/v1/export", "text/csv")).isEqualTo("text/csv;charset=utf-8");
    assertThat(type("/v1/export", "application/fhir+json")).isEqualTo("application/fhir+json");
    assertThat(type("/v1/export", "application/json")).isEqualTo("application/json");
    assertThat(type("/v1/export", "application/json, text/plain, */*"))
        .startsWith("application/x-ndjson");
    assertThat(type("/v1/export", "text/*;q=0.5, application/x-ndjson;q=0.4"))
        .startsWith("text/csv");
    assertThat(type("/v1/export", "text/csv;q=0, */*;q=0.1")).startsWith("application/x-ndjson");
    assertThat(type("/v1/export?format=csv", "application/json")).startsWith("text/csv");
    ApiResponse refused = person.get("/v1/export", "Accept", "image/png");
    assertThat(refused.status()).isEqualTo(406);
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
  }

  private String type(String path, String accept) {
    return person.get(path, "Accept", accept).header("Content-Type");
  }

  @Test
  void refusesUnknownParameterValues() {
    ApiResponse answer =
        person.get("/v1/export?format=xml&kind=tea&from=2026-03-02&to=2026-03-01&page=2");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().findValuesAsText("code"))
        .containsExactly(
            "validation_failed",
            "reversed_range",
            "unknown_word",
            "unknown_word",
            "unknown_parameter");
  }

  @Test
  void headRequestReadsNoData() {
    long before = SERVICE.outage().calls(ExportSource.class);
    ApiResponse answer = person.send("HEAD", "/v1/export", BodyPublishers.noBody());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.bytes()).isEmpty();
    assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
    assertThat(SERVICE.outage().calls(ExportSource.class)).isEqualTo(before);
  }

  @Test
  void compressesIfAccepted() {
    ApiResponse answer = person.get("/v1/export", "Accept-Encoding", "gzip");
    assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(answer.plainText()).isEqualTo(person.get("/v1/export").text());
  }

  @Test
  void exportsOnlyOwnData() {
    assertThat(withoutCursor(SERVICE.person().get("/v1/export?kind=coffee")))
        .isEqualTo(
            """
            {"export":{"version":1},"profile":null}
            {"end":{"records":0}}
            """);
  }

  @Test
  void returns503IfStoreIsUnavailableAtStart() {
    SERVICE.outage().begin();
    ApiResponse answer = person.get("/v1/export");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Content-Disposition")).isEmpty();
  }

  @Test
  void abortsConnectionIfStoreFailsMidway() throws Exception {
    manyReadings();
    for (String encoding : List.of("identity", "gzip")) {
      for (RuntimeException failure :
          List.of(
              new DomainException(Reason.UNAVAILABLE, "database_unavailable", "unavailable"),
              new IllegalStateException("a bug"))) {
        SERVICE.outage().endStreamsAfter(15_000, failure);
        HttpResponse<InputStream> answer = open("/v1/export", encoding);
        assertThat(answer.statusCode()).isEqualTo(200);
        try (InputStream body = answer.body()) {
          assertThatThrownBy(() -> body.transferTo(OutputStream.nullOutputStream()))
              .isInstanceOf(IOException.class);
        }
        SERVICE.outage().end();
      }
    }
  }

  @Test
  void completesLargeExport() throws Exception {
    manyReadings();
    HttpResponse<InputStream> answer = open("/v1/export", "identity");
    try (InputStream body = answer.body()) {
      assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8).lines()).hasSize(20_006);
    }
  }

  private void manyReadings() {
    List<Reading> readings = new ArrayList<>();
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    for (int second = 0; second < 20_000; second++) {
      readings.add(ReadingFixtures.manual(start.plusSeconds(second), 60 + second % 40));
    }
    SERVICE.store().readings().addAll(person.person(), readings);
  }

  private HttpResponse<InputStream> open(String path, String encoding)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + SERVICE.port() + path))
            .header("Authorization", "Bearer " + person.key())
            .header("Accept-Encoding", encoding)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
  }
}
