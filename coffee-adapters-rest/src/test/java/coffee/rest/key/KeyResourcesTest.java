package coffee.rest.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import coffee.domain.person.AuditEvent;
import coffee.domain.person.AuditEvent.Action;
import coffee.domain.person.KeyId;
import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyResourcesTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private final ApiTestClient client = SERVICE.person();

  private static String[] with(String key) {
    return new String[] {"Authorization", "Bearer " + key};
  }

  private String create(String scopes) {
    ApiResponse answer =
        client.post("/v1/keys", "{\"name\": \"phone\", \"scopes\": %s}".formatted(scopes));
    assertThat(answer.status()).isEqualTo(201);
    return answer.json().path("key").asText();
  }

  private static Object[] ids(ApiResponse list) {
    return StreamSupport.stream(list.json().spliterator(), false)
        .map(key -> key.path("id").asInt())
        .toArray();
  }

  @Test
  void createsKeyAndShowsSecretOnce() {
    ApiResponse answer =
        client.post(
            "/v1/keys",
            """
            {"name": "Küche", "scopes": ["write", "read"], "expires_at": "2026-06-01T09:00:00"}""");

    assertThat(answer.status()).isEqualTo(201);
    String key = answer.json().path("key").asText();
    assertThat(key).matches("ct_" + client.person().value() + "_1_[0-9A-Za-z]{43}");
    assertThat(answer.json())
        .isEqualTo(
            ApiResponse.json(
                """
                {"id": 1, "name": "Küche", "scopes": ["read", "write"],
                 "created_at": "2026-03-01T12:00:00.000Z",
                 "expires_at": "2026-06-01T07:00:00.000Z", "last_used_at": null, "session": false, "current": false, "key": "%s"}"""
                    .formatted(key)));
    assertThat(answer.header("Location")).isEqualTo("/v1/keys/1");
    assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(answer.headerIfPresent("ETag")).isEmpty();
    assertThat(client.get("/v1/coffee", with(key)).status()).isEqualTo(200);
    assertThat(client.get("/v1/keys").text()).doesNotContain(key);
    assertThat(client.get("/v1/keys/1").text()).doesNotContain("\"key\"");
  }

  @Test
  void listsKeysNewestFirst() {
    create("[\"read\"]");
    create("[\"admin\"]");

    ApiResponse list = client.get("/v1/keys");

    assertThat(list.json())
        .isEqualTo(
            ApiResponse.json(
                """
                [{"id": 2, "name": "phone", "scopes": ["admin"],
                  "created_at": "2026-03-01T12:00:00.000Z", "expires_at": null, "last_used_at": null, "session": false, "current": false},
                 {"id": 1, "name": "phone", "scopes": ["read"],
                  "created_at": "2026-03-01T12:00:00.000Z", "expires_at": null, "last_used_at": null, "session": false, "current": false}]"""));
    assertThat(client.get("/v1/keys/1").json()).isEqualTo(list.json().get(1));
  }

  @Test
  void pagesThroughKeys() {
    create("[\"read\"]");
    create("[\"read\"]");
    create("[\"read\"]");

    ApiResponse first = client.get("/v1/keys?limit=2");

    assertThat(ids(first)).containsExactly(3, 2);
    String next = first.header("Link").replaceFirst("<(.*)>.*", "$1");
    assertThat(ids(client.get(next))).containsExactly(1);
    assertThat(ids(client.get("/v1/keys?offset=1&limit=1"))).containsExactly(2);
  }

  @Test
  void reportsAllViolations() {
    ApiResponse answer =
        client.post(
            "/v1/keys",
            """
            {"name": " ", "scopes": ["read", "root"], "expires_at": "2026-03-01T12:00:00Z",
             "secret": "mine"}""");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors"))
        .isEqualTo(
            ApiResponse.json(
                """
                [{"pointer": "/name", "code": "required", "detail": "a key needs a name"},
                 {"pointer": "/scopes", "code": "unknown_scope",
                  "detail": "must be read, write or admin"},
                 {"pointer": "/expires_at", "code": "expired", "detail": "must be in the future"},
                 {"pointer": "/secret", "code": "unknown_field", "detail": "is unknown"}]"""));
    assertThat(client.get("/v1/keys").json()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|/name required /scopes required",
        "{\"name\": 7, \"scopes\": \"read\"}|/name wrong_type /scopes wrong_type",
        "{\"name\": \"a\", \"scopes\": []}|/scopes required",
        "{\"name\": \"a\", \"scopes\": [null, {}]}|/scopes unknown_scope",
        "{\"name\": \"a\", \"scopes\": [\"read\"], \"expires_at\": \"+12026-03-01T12:00:00Z\"}|/expires_at out_of_range",
        "{\"name\": \"a\\u0000\", \"scopes\": [\"read\"]}|/name invalid_text"
      })
  void namesInvalidField(String body, String wrong) {
    ApiResponse answer = client.post("/v1/keys", body);

    assertThat(answer.status()).isEqualTo(422);
    StringBuilder errors = new StringBuilder();
    for (JsonNode error : answer.json().path("errors")) {
      errors.append(error.path("pointer").asText()).append(' ').append(error.path("code").asText());
      errors.append(' ');
    }
    assertThat(errors.toString().strip()).isEqualTo(wrong);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/keys", "/v1/keys/1/rotate"})
  void refusesIdempotencyKey(String path) {
    create("[\"read\"]");

    ApiResponse answer =
        client.post(
            path, "{\"name\": \"phone\", \"scopes\": [\"read\"]}", "Idempotency-Key", "once");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem())
        .isEqualTo(
            ApiResponse.json(
                """
                {"type": "/problems/idempotency_key_refused", "title": "Bad Request", "status": 400,
                 "detail": "Responses with secrets are not stored: omit Idempotency-Key.",
                 "instance": "%s", "code": "idempotency_key_refused", "errors": []}"""
                    .formatted(path)));
    assertThat(client.get("/v1/keys").json()).hasSize(1);
  }

  @Test
  void rotatedKeyWorksDuringGracePeriod() {
    String old = create("[\"read\"]");

    ApiResponse answer = client.post("/v1/keys/1/rotate", "{\"grace_seconds\": \"3600\"}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).isEqualTo("/v1/keys/2");
    String successor = answer.json().path("key").asText();
    assertThat(client.get("/v1/keys/1").json().path("expires_at").asText())
        .isEqualTo("2026-03-01T13:00:00.000Z");
    SERVICE.clock().advance(Duration.ofMinutes(59));
    assertThat(client.get("/v1/coffee", with(old)).status()).isEqualTo(200);
    SERVICE.clock().advance(Duration.ofMinutes(1));
    assertThat(client.get("/v1/coffee", with(old)).status()).isEqualTo(401);
    assertThat(client.get("/v1/coffee", with(successor)).status()).isEqualTo(200);
  }

  @Test
  void defaultGracePeriodIsOneDay() {
    create("[\"read\"]");

    ApiResponse answer = client.send("POST", "/v1/keys/1/rotate", noBody());

    assertThat(answer.status()).isEqualTo(201);
    assertThat(client.get("/v1/keys/1").json().path("expires_at").asText())
        .isEqualTo("2026-03-02T12:00:00.000Z");
  }

  @Test
  void successorOfPermanentKeyIsPermanent() {
    create("[\"read\"]");
    client.post("/v1/keys/1/rotate", "{\"grace_seconds\": 3600}");

    ApiResponse second = client.post("/v1/keys/1/rotate", "{\"grace_seconds\": 7200}");

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json().path("expires_at").isNull()).isTrue();
    assertThat(client.get("/v1/keys/3").json())
        .isEqualTo(
            ApiResponse.json(
                """
                {"id": 3, "name": "phone", "scopes": ["read"],
                 "created_at": "2026-03-01T12:00:00.000Z", "expires_at": null, "last_used_at": null, "session": false, "current": false}"""));
    assertThat(client.get("/v1/keys/1").json().path("expires_at").asText())
        .isEqualTo("2026-03-01T13:00:00.000Z");
  }

  private static BodyPublisher noBody() {
    return BodyPublishers.noBody();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "2592001", "1.5", "\"soon\"", "1e300"})
  void refusesInvalidGracePeriods(String seconds) {
    create("[\"read\"]");

    ApiResponse answer =
        client.post("/v1/keys/1/rotate", "{\"grace_seconds\": %s}".formatted(seconds));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/grace_seconds");
  }

  @Test
  void revokesKeyImmediately() {
    String key = create("[\"read\"]");
    assertThat(client.get("/v1/coffee", with(key)).status()).isEqualTo(200);

    assertThat(client.delete("/v1/keys/1").status()).isEqualTo(204);

    ApiResponse refusal = client.get("/v1/coffee", with(key));
    assertThat(refusal.status()).isEqualTo(401);
    assertThat(refusal.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(client.get("/v1/keys").json()).isEmpty();
    assertThat(client.get("/v1/keys/1").status()).isEqualTo(404);
    assertThat(client.delete("/v1/keys/1").status()).isEqualTo(404);
    assertThat(client.post("/v1/keys/1/rotate", "{}").status()).isEqualTo(404);
  }

  @Test
  void hidesKeysOfOtherPersons() {
    create("[\"read\"]");
    ApiTestClient other = SERVICE.person();

    ApiResponse theirs = other.get("/v1/keys/1");
    ApiResponse unknown = other.get("/v1/keys/2");

    assertThat(theirs.status()).isEqualTo(404);
    assertThat(theirs.problem().path("detail")).isEqualTo(unknown.problem().path("detail"));
    assertThat(other.delete("/v1/keys/1").status()).isEqualTo(404);
    assertThat(other.post("/v1/keys/1/rotate", "{}").status()).isEqualTo(404);
    assertThat(other.get("/v1/keys").json()).isEmpty();
    assertThat(client.get("/v1/keys").json()).hasSize(1);
  }

  @Test
  void keyCannotGrantMoreScopes() {
    String keeper = create("[\"admin\", \"read\"]");
    create("[\"write\"]");

    ApiResponse created =
        client.post("/v1/keys", "{\"name\": \"strong\", \"scopes\": [\"write\"]}", with(keeper));
    ApiResponse rotated = client.post("/v1/keys/2/rotate", "{}", with(keeper));

    assertThat(created.status()).isEqualTo(403);
    assertThat(created.json().path("code").asText()).isEqualTo("missing_scope");
    assertThat(rotated.status()).isEqualTo(403);
    assertThat(
            client
                .post("/v1/keys", "{\"name\": \"weak\", \"scopes\": [\"read\"]}", with(keeper))
                .status())
        .isEqualTo(201);
  }

  @Test
  void recordsAuditEvents() {
    String keeper = create("[\"admin\"]");
    client.delete("/v1/keys/1", with(keeper));

    KeyId one = new KeyId(client.person(), 1);
    assertThat(SERVICE.store().trail().eventsOf(client.person()))
        .extracting(AuditEvent::action, AuditEvent::by)
        .containsExactly(
            tuple(Action.KEY_CREATED, Optional.of(new KeyId(client.person(), KeyId.CONFIGURED))),
            tuple(Action.KEY_REVOKED, Optional.of(one)));
  }

  @Test
  void returns503InsteadOf401DuringOutage() {
    String key = create("[\"read\"]");
    SERVICE.outage().begin();

    assertThat(client.get("/v1/coffee", with(key)).status()).isEqualTo(503);
    assertThat(client.get("/v1/coffee", with("nonsense")).status()).isEqualTo(401);
  }
}
