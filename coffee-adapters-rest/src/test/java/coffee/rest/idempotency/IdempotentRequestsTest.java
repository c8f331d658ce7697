package coffee.rest.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.Concurrently;
import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdempotentRequestsTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private static final String ESPRESSO =
      """
      {"caffeine_mg": 63}""";

  private final ApiTestClient client = SERVICE.person();

  @Test
  void repeatedRequestIsReplayed() {
    ApiResponse first = post(ESPRESSO, "k-1");
    SERVICE.clock().advance(Duration.ofHours(24));
    ApiResponse again = post(ESPRESSO, "k-1");

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.headerIfPresent("Idempotency-Replayed")).isEmpty();
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(doses()).containsExactly(63.0);
  }

  @Test
  void acceptsQuotedKeyAndUnversionedPath() {
    post(ESPRESSO, "\"k-1\"");

    assertThat(
            client
                .post("/coffee/", ESPRESSO, "Idempotency-Key", "k-1")
                .header("Idempotency-Replayed"))
        .isEqualTo("true");
  }

  @Test
  void replaysResponseWhenClockIsSetByADay() {
    ApiResponse first = post(ESPRESSO, "k-1");

    for (String instant : List.of("2026-03-02T12:01:00Z", "2026-02-28T12:02:00Z")) {
      SERVICE.clock().set(instant);
      ApiResponse again = post(ESPRESSO, "k-1");

      assertThat(again.text()).as(instant).isEqualTo(first.text());
      assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }
    assertThat(doses()).containsExactly(63.0);
  }

  @Test
  void storesClientIdOnceWhenClockIsSetByADay() {
    String espresso = "{\"caffeine_mg\": 63, \"client_id\": \"a\"}";
    ApiResponse first = client.post("/v1/coffee", espresso);

    for (String instant : List.of("2026-03-02T12:01:00Z", "2026-02-28T12:02:00Z")) {
      SERVICE.clock().set(instant);
      ApiResponse again = client.post("/v1/coffee", espresso);

      assertThat(again.status()).as(instant).isEqualTo(200);
      assertThat(again.text()).isEqualTo(first.text());
    }
    assertThat(doses()).containsExactly(63.0);
  }

  @Test
  void deletesResponseADayAfterItsLifetime() {
    post(ESPRESSO, "k-1");
    SERVICE.clock().advance(Duration.ofDays(2).plusMillis(1));

    assertThat(post(ESPRESSO, "k-1").headerIfPresent("Idempotency-Replayed")).isEmpty();
    assertThat(doses()).containsExactly(63.0, 63.0);
  }

  @Test
  void refusesReusedKeyForOtherRequest() {
    post(ESPRESSO, "k-1");
    ApiResponse other =
        post(
            """
        {"caffeine_mg": 64}""",
            "k-1");

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().path("code").asText()).isEqualTo("idempotency_key_reused");
    assertThat(
            client
                .post("/v1/heartrate", ESPRESSO, "Idempotency-Key", "k-1")
                .json()
                .path("code")
                .asText())
        .isEqualTo("idempotency_key_reused");
    assertThat(
            client
                .post("/v1/coffee/batch?atomic=true", ESPRESSO, "Idempotency-Key", "k-1")
                .status())
        .isEqualTo(422);
    assertThat(doses()).containsExactly(63.0);
  }

  @Test
  void keysArePerPerson() {
    post(ESPRESSO, "k-1");

    assertThat(
            SERVICE
                .person()
                .post("/v1/coffee", ESPRESSO, "Idempotency-Key", "k-1")
                .headerIfPresent("Idempotency-Replayed"))
        .isEmpty();
  }

  @Test
  void refusalIsReplayed() {
    ApiResponse first =
        post(
            """
        {"caffeine_mg": 63, "timestamp": "2026-03-01T13:00:00Z"}""",
            "k-1");
    SERVICE.clock().advance(Duration.ofHours(2)); // by now it would be accepted
    ApiResponse again =
        post(
            """
        {"caffeine_mg": 63, "timestamp": "2026-03-01T13:00:00Z"}""",
            "k-1");

    assertThat(first.status()).isEqualTo(422);
    assertThat(first.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.text()).isEqualTo(first.text());
  }

  @Test
  void refusalRollsBackWork() {
    client.post(
        "/v1/heartrate",
        """
        {"bpm": 60, "timestamp": "2026-03-01T09:00:00Z"}""");
    String batch =
        """
        [{"bpm": 61, "timestamp": "2026-03-01T08:00:00Z"},
         {"bpm": 62, "timestamp": "2026-03-01T09:00:00Z"}]""";

    ApiResponse first =
        client.post("/v1/heartrate/batch?atomic=true", batch, "Idempotency-Key", "k-1");
    ApiResponse again =
        client.post("/v1/heartrate/batch?atomic=true", batch, "Idempotency-Key", "k-1");

    assertThat(first.status()).isEqualTo(422);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(client.get("/v1/heartrate").json()).hasSize(1);
    assertThat(client.get("/v1/heartrate").json().path(0).path("bpm").asInt()).isEqualTo(60);
  }

  @Test
  void failureIsNotStored() {
    SERVICE.outage().begin();
    assertThat(post(ESPRESSO, "k-1").status()).isEqualTo(503);
    SERVICE.outage().end();

    assertThat(post(ESPRESSO, "k-1").status()).isEqualTo(201);
  }

  @Test
  void batchIsReplayed() {
    ApiResponse first =
        client.post("/v1/coffee/batch", "[%s]".formatted(ESPRESSO), "Idempotency-Key", "b");
    ApiResponse again =
        client.post("/v1/coffee/batch", "[%s]".formatted(ESPRESSO), "Idempotency-Key", "b");

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(doses()).containsExactly(63.0);
  }

  @Test
  void refusesEmptyKey() {
    assertThat(post(ESPRESSO, "\"\"").json().path("code").asText())
        .isEqualTo("invalid_idempotency_key");
  }

  @Test
  void refusesTooLongKey() {
    assertThat(post(ESPRESSO, "k".repeat(256)).status()).isEqualTo(400);
    assertThat(post(ESPRESSO, "k".repeat(255)).status()).isEqualTo(201);
  }

  @Test
  void concurrentRepeatsAreStoredOnce() {
    List<ApiResponse> answers = Concurrently.run(8, i -> post(ESPRESSO, "k-1"));

    assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 409);
    assertThat(
            answers.stream()
                .filter(answer -> answer.status() == 201)
                .map(ApiResponse::text)
                .distinct())
        .hasSize(1);
    assertThat(
            answers.stream()
                .filter(
                    a -> a.status() == 201 && a.headerIfPresent("Idempotency-Replayed").isEmpty()))
        .hasSize(1);
    assertThat(doses()).containsExactly(63.0);
  }

  @Test
  void mediaTypeIsPartOfFingerprint() {
    String refusedAsJson = "{\"caffeine_mg\": 80}";
    assertThat(sendBatch(refusedAsJson, "application/json").status()).isBetween(400, 422);

    ApiResponse asLines = sendBatch(refusedAsJson, "application/x-ndjson");

    assertThat(asLines.status()).isEqualTo(422);
    assertThat(asLines.json().path("code").asText()).isEqualTo("idempotency_key_reused");
    assertThat(
            sendBatch(refusedAsJson, "application/json; charset=utf-8")
                .header("Idempotency-Replayed"))
        .isEqualTo("true");
  }

  private ApiResponse sendBatch(String body, String type) {
    return client.send(
        "POST",
        "/v1/coffee/batch",
        BodyPublishers.ofString(body),
        "Content-Type",
        type,
        "Idempotency-Key",
        "lines");
  }

  @Test
  void returns409WhileFirstRequestIsInProgress() throws InterruptedException {
    CountDownLatch holding = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Thread first =
        new Thread(
            () ->
                SERVICE
                    .store()
                    .transactions()
                    .execute(
                        () -> {
                          SERVICE
                              .store()
                              .records()
                              .claim(client.person(), "k-1", "first", SERVICE.clock().instant());
                          holding.countDown();
                          try {
                            return release.await(1, TimeUnit.MINUTES);
                          } catch (InterruptedException interruption) {
                            throw new IllegalStateException(interruption);
                          }
                        }));
    first.start();
    ApiResponse second;
    try {
      holding.await();
      second = post(ESPRESSO, "k-1");
    } finally {
      release.countDown();
      first.join();
    }

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.json().path("code").asText()).isEqualTo("retry_in_progress");
    assertThat(post(ESPRESSO, "k-1").status()).isEqualTo(201); // the refusal was not kept
  }

  private List<Double> doses() {
    List<Double> doses = new ArrayList<>();
    client
        .get("/v1/coffee")
        .json()
        .forEach(coffee -> doses.add(coffee.path("caffeine_mg").asDouble()));
    return doses;
  }

  private ApiResponse post(String body, String key) {
    return client.post("/v1/coffee", body, "Idempotency-Key", key);
  }
}
