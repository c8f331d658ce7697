package coffee.rest;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.contract.WireContract;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No operation reveals whether another person's record exists. */
class PersonIsolationTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private static final String MARK = "only-for-my-eyes";
  private static final Set<String> OF_EACH_ANSWER =
      Set.of("x-request-id", "date", "content-length", "ratelimit");

  private final ApiTestClient mine = SERVICE.person();
  private final ApiTestClient other = SERVICE.person();
  private long coffee;
  private long reading;
  private long imported;
  private long experiment;
  private long webhook;

  @BeforeEach
  void log() {
    coffee = mine.post("/v1/coffee", marked("\"caffeine_mg\": 63")).json().path("id").asLong();
    reading = mine.post("/v1/heartrate", marked("\"bpm\": 60")).json().path("id").asLong();
    imported =
        mine.post("/v1/imports?format=lines", "hr 2026-03-01T09:00 60\nbad " + MARK)
            .json()
            .path("id")
            .asLong();
    SERVICE.runImports();
    experiment =
        mine.post(
                "/v1/experiments",
                """
                {"design": "delay", "dose_mg": 100, "cup_time": "10:00", "blocks": 7}\
                """)
            .json()
            .path("id")
            .asLong();
    webhook =
        mine.post(
                "/v1/webhooks",
                """
                {"url": "https://public.example/%s", "events": ["intake.created"]}\
                """
                    .formatted(MARK))
            .json()
            .path("id")
            .asLong();
    mine.post(
        "/v1/steps",
        """
        {"timestamp": "2026-03-01T09:00:00Z", "duration_seconds": 60, "steps": 7, "source": "%s"}\
        """
            .formatted(MARK));
    mine.post("/v1/keys", "{\"name\": \"%s\", \"scopes\": [\"read\"]}".formatted(MARK));
  }

  private static String marked(String fields) {
    return "{%s, \"notes\": \"%s\", \"source\": \"%s\"}".formatted(fields, MARK, MARK);
  }

  /** The id of the caller's own record of the kind that an operation uses. */
  private long mineIn(String operation) {
    if (operation.contains("/v1/keys")) {
      return 1;
    }
    if (operation.contains("/v1/imports")) {
      return imported;
    }
    if (operation.contains("/v1/experiments")) {
      return experiment;
    }
    if (operation.contains("/v1/webhooks")) {
      return webhook;
    }
    return operation.contains("/v1/heartrate") ? reading : coffee;
  }

  private ApiResponse askByCookie(String operation, String id, String cookie) {
    String[] parts = operation.split(" ", 2);
    String path = parts[1].replace("{id}", id).replaceAll("\\{[^}]*}", "espresso");
    boolean bodiless = parts[0].equals("GET") || parts[0].equals("DELETE");
    BodyPublisher body = bodiless ? BodyPublishers.noBody() : BodyPublishers.ofString("{}");
    return other.anonymous(
        parts[0],
        path,
        body,
        BrowserSession.headers(SERVICE.port(), cookie, "Content-Type", "application/json"));
  }

  private ApiResponse ask(String operation, String id) {
    String[] parts = operation.split(" ", 2);
    String path = parts[1].replace("{id}", id).replaceAll("\\{[^}]*}", "espresso");
    boolean bodiless = parts[0].equals("GET") || parts[0].equals("DELETE");
    BodyPublisher body = bodiless ? BodyPublishers.noBody() : BodyPublishers.ofString("{}");
    return other.send(parts[0], path, body, "Content-Type", "application/json");
  }

  @Test
  void foreignIdLooksLikeUnknownId() {
    List<String> violations = new ArrayList<>();
    for (String operation : WireContract.load().scopes().keySet()) {
      if (operation.contains("{id}")) {
        String theirs = Long.toString(mineIn(operation));
        String unknown = Long.toString(mineIn(operation) + 1_024);
        ApiResponse ofTheirs = ask(operation, theirs);
        ApiResponse ofUnknown = ask(operation, unknown);
        if (ofTheirs.status() != 404
            || ofUnknown.status() != 404
            || !headers(ofTheirs).equals(headers(ofUnknown))
            || !body(ofTheirs, theirs).equals(body(ofUnknown, unknown))) {
          violations.add(operation + ": " + ofTheirs + " " + ofTheirs.text());
        }
      }
    }

    assertThat(violations).isEmpty();
    assertThat(mine.get("/v1/coffee/" + coffee).status()).isEqualTo(200);
    assertThat(mine.get("/v1/heartrate/" + reading).status()).isEqualTo(200);
    assertThat(mine.get("/v1/keys/1").status()).isEqualTo(200);
    assertThat(mine.get("/v1/imports/" + imported).json().path("state").asText()).isEqualTo("done");
  }

  @Test
  void foreignIdLooksLikeUnknownIdByCookie() {
    long browser = BrowserSession.keyId(mine);
    String cookie = BrowserSession.signIn(other);
    List<String> violations = new ArrayList<>();
    WireContract.load()
        .allScopes()
        .forEach(
            (operation, scopes) -> {
              if (operation.contains("{id}")) {
                long own = operation.contains("/v1/keys") ? browser : mineIn(operation);
                String theirs = Long.toString(own);
                String unknown = Long.toString(own + 1_024);
                ApiResponse ofTheirs = askByCookie(operation, theirs, cookie);
                ApiResponse ofUnknown = askByCookie(operation, unknown, cookie);
                if (ofTheirs.status() != expectedByCookie(operation, scopes)
                    || ofUnknown.status() != ofTheirs.status()
                    || !body(ofTheirs, theirs).equals(body(ofUnknown, unknown))) {
                  violations.add(operation + ": " + ofTheirs + " " + ofTheirs.text());
                }
              }
            });

    assertThat(violations).isEmpty();
    assertThat(mine.get("/v1/coffee/" + coffee).status()).isEqualTo(200);
    assertThat(mine.get("/v1/keys/" + browser).status()).isEqualTo(200);
  }

  /** A cookie never grants admin; the key of a browser can be revoked without it. */
  private static int expectedByCookie(String operation, List<String> scopes) {
    return scopes.contains("admin") && !operation.equals("DELETE /v1/keys/{id}") ? 403 : 404;
  }

  @Test
  void responsesByCookieContainNoForeignData() {
    List<String> violations = new ArrayList<>();
    for (String operation : WireContract.load().scopes().keySet()) {
      String cookie = BrowserSession.signIn(other); // some operations sign out or erase
      if (askByCookie(operation, Long.toString(mineIn(operation)), cookie).text().contains(MARK)) {
        violations.add(operation);
      }
    }

    assertThat(violations).isEmpty();
  }

  private static Map<String, List<String>> headers(ApiResponse answer) {
    return answer.headers().map().entrySet().stream()
        .filter(header -> !OF_EACH_ANSWER.contains(header.getKey()))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String body(ApiResponse answer, String id) {
    ObjectNode problem = (ObjectNode) answer.problem();
    problem.remove("status"); // which is asked for besides, and may be the number of a record
    return problem.toString().replaceAll("\\b" + id + "\\b", "{id}");
  }

  @Test
  void responsesContainNoForeignData() {
    List<String> violations = new ArrayList<>();
    for (String operation : WireContract.load().scopes().keySet()) {
      if (ask(operation, Long.toString(mineIn(operation))).text().contains(MARK)) {
        violations.add(operation);
      }
    }

    assertThat(violations).isEmpty();
    assertThat(mine.get("/v1/coffee").text()).contains(MARK);
  }
}
