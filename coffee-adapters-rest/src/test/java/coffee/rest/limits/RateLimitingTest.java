package coffee.rest.limits;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitingTest {

  private static final String COFFEE =
      """
      {"caffeine_mg": 80}\
      """;

  private static final AtomicInteger HOUSEHOLDS = new AtomicInteger();

  @RegisterExtension private static final ApiTestServer SERVICE = new ApiTestServer();

  private final ApiTestClient ada = SERVICE.person();
  private final String home = "10.0.1." + HOUSEHOLDS.incrementAndGet();

  @Test
  void returnsRemainingRequests() {
    SERVICE.limitTo(5);
    ApiResponse answer = ada.get("/v1/coffee");
    assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"reads\";q=5;w=60");
    assertThat(answer.header("RateLimit")).isEqualTo("\"reads\";r=4;t=12");
  }

  @Test
  void returns429WithRetryAfter() {
    SERVICE.limitTo(2);
    ada.get("/v1/coffee");
    ada.get("/v1/coffee");
    ApiResponse refused = ada.get("/v1/coffee");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isEqualTo("30");
    assertThat(refused.header("RateLimit")).isEqualTo("\"reads\";r=0;t=30");
    assertThat(refused.json().get("code").asText()).isEqualTo("rate_limited");

    SERVICE.clock().advance(Duration.ofSeconds(30));
    assertThat(ada.get("/v1/coffee").status()).isEqualTo(200);
  }

  @Test
  void unversionedPathsShareTheLimit() {
    SERVICE.limitTo(2);
    assertThat(ada.get("/coffee/").header("RateLimit")).startsWith("\"reads\";r=1");
    assertThat(ada.get("/v1/coffee").header("RateLimit")).startsWith("\"reads\";r=0");
    assertThat(ada.get("/coffee").status()).isEqualTo(429);
  }

  @Test
  void limitsEachKindSeparately() {
    SERVICE.limitTo(1);
    assertThat(ada.get("/v1/coffee").header("RateLimit")).startsWith("\"reads\"");
    assertThat(ada.post("/v1/coffee", COFFEE).header("RateLimit")).startsWith("\"writes\"");
    assertThat(ada.get("/v1/heartrate/correlation").header("RateLimit")).startsWith("\"analyses\"");
    assertThat(ada.get("/v1/drinks").status()).as("another read").isEqualTo(429);
  }

  @ParameterizedTest
  @CsvSource({
    "log_drink, writes",
    "undo_drink, writes",
    "get_status, reads",
    "what_if, reads",
    "get_effect, analyses",
    "list_days, reads",
    "unknown_tool, reads"
  })
  void assistantsToolCountsAgainstItsOwnLimit(String tool, String limit) {
    SERVICE.limitTo(1);
    String call =
        """
        {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "%s"}}\
        """
            .formatted(tool);

    assertThat(ada.post("/mcp", call).header("RateLimit-Policy"))
        .isEqualTo("\"%s\";q=1;w=60".formatted(limit));
    assertThat(ada.post("/mcp", call).status()).isEqualTo(429);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/list\"}",
        "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}",
        "{}",
        "nonsense"
      })
  void otherMessagesOfAssistantsCountAsReads(String message) {
    SERVICE.limitTo(1);

    assertThat(ada.post("/mcp", message).header("RateLimit")).startsWith("\"reads\"");
    assertThat(ada.post("/mcp", message).status()).isEqualTo(429);
  }

  @Test
  void limitsEachKeySeparately() {
    SERVICE.limitTo(1);
    ada.get("/v1/coffee", "X-Forwarded-For", home);
    assertThat(ada.get("/v1/coffee", "X-Forwarded-For", home).status()).isEqualTo(429);
    ApiTestClient other = SERVICE.person();
    assertThat(other.get("/v1/coffee", "X-Forwarded-For", "10.9.9.9").status()).isEqualTo(200);
  }

  @Test
  void rateLimitRefusalIsNotStored() {
    ada.get("/v1/coffee"); // who is known pays with the key alone
    SERVICE.limitTo(1);
    ada.post("/v1/coffee", COFFEE);
    assertThat(ada.post("/v1/coffee", COFFEE, "Idempotency-Key", "a-cup").status()).isEqualTo(429);

    SERVICE.clock().advance(Duration.ofMinutes(1));
    ApiResponse stored = ada.post("/v1/coffee", COFFEE, "Idempotency-Key", "a-cup");
    assertThat(stored.status()).isEqualTo(201);
    assertThat(stored.headerIfPresent("Idempotency-Replayed")).isEmpty();
  }

  @Test
  void limitsUnauthenticatedRequestsByAddress() {
    SERVICE.limitTo(2);
    ApiResponse first = nobody("/v1/coffee", home);
    assertThat(first.status()).isEqualTo(401);
    assertThat(first.header("RateLimit")).isEqualTo("\"unauthenticated\";r=1;t=30");
    assertThat(nobody("/v1/nothing", home).status()).isEqualTo(404);
    assertThat(nobody("/v1/nothing", home).status()).isEqualTo(429);
    assertThat(nobody("/v1/coffee", home).status()).isEqualTo(429);
    assertThat(nobody("/v1/coffee", "10.9.9.8").status()).isEqualTo(401);
  }

  @Test
  void ipv6Slash64CountsAsOneClient() {
    SERVICE.limitTo(1);
    assertThat(nobody("/v1/coffee", "2001:db8:1:2::1").status()).isEqualTo(401);
    assertThat(nobody("/v1/coffee", "[2001:db8:1:2:3::4]:5").status()).isEqualTo(429);
    assertThat(nobody("/v1/coffee", "2001:db8:1:3::1").status()).isEqualTo(401);
  }

  @Test
  void refusesKeyGuessingBeforeLookup() {
    SERVICE.limitTo(3);
    assertThat(guess("ct_1_1_a").header("RateLimit"))
        .isEqualTo("\"unauthenticated\";r=2;t=20, \"failed-authentication\";r=2;t=20");
    guess("ct_1_1_b");
    assertThat(guess("ct_1_1_c").status()).isEqualTo(401);
    SERVICE.clock().advance(Duration.ofSeconds(19));
    SERVICE.outage().begin(); // the store is not asked any more
    assertThat(guess("ct_1_1_d").status()).isEqualTo(429);
  }

  @Test
  void knownKeyWorksWhileSameAddressGuesses() {
    assertThat(ada.get("/v1/coffee", "X-Forwarded-For", home).status()).isEqualTo(200);
    SERVICE.limitTo(3);
    for (int i = 0; i < 10; i++) {
      guess("ct_1_1_" + i);
    }
    assertThat(guess("ct_1_1_z").status()).isEqualTo(429);
    assertThat(ada.get("/v1/coffee", "X-Forwarded-For", home).status()).isEqualTo(200);
  }

  @Test
  void allowsRequestsAfterWindow() {
    SERVICE.limitTo(3);
    for (int i = 0; i < 10; i++) {
      guess("ct_1_1_" + i);
    }
    SERVICE.clock().advance(Duration.ofMinutes(1));
    assertThat(ada.get("/v1/coffee", "X-Forwarded-For", home).status()).isEqualTo(200);
  }

  @Test
  void knownKeyIsChargedForUnroutedRequests() {
    assertThat(ada.get("/v1/coffee", "X-Forwarded-For", home).status()).isEqualTo(200);
    SERVICE.limitTo(2);
    ApiResponse stray = ada.get("/v1/nothing", "X-Forwarded-For", home);
    assertThat(stray.status()).isEqualTo(404);
    assertThat(stray.header("RateLimit")).isEqualTo("\"unauthenticated\";r=1;t=30");
    assertThat(ada.delete("/v1/coffee", "X-Forwarded-For", home).status()).isEqualTo(405);
    assertThat(ada.get("/v1/nothing", "X-Forwarded-For", home).status()).isEqualTo(404);

    assertThat(ada.get("/v1/nothing", "X-Forwarded-For", home).status()).isEqualTo(404);
    assertThat(ada.get("/v1/nothing", "X-Forwarded-For", home).status()).isEqualTo(404);
    assertThat(ada.get("/v1/nothing", "X-Forwarded-For", home).status()).isEqualTo(429);
    assertThat(nobody("/v1/coffee", home).status()).as("the address paid").isEqualTo(429);
  }

  @Test
  void unroutedRequestsOfKeyDoNotChargeAddress() {
    assertThat(ada.get("/v1/coffee", "X-Forwarded-For", home).status()).isEqualTo(200);
    SERVICE.limitTo(1);
    assertThat(nobody("/v1/nothing", home).status()).isEqualTo(404);
    assertThat(nobody("/v1/nothing", home).status()).isEqualTo(429);
    assertThat(ada.get("/v1/nothing", "X-Forwarded-For", home).status()).isEqualTo(404);
    assertThat(ada.get("/v1/coffee", "X-Forwarded-For", home).status()).isEqualTo(200);
  }

  @Test
  void preflightIsNotLimited() {
    SERVICE.limitTo(1);
    nobody("/v1/nothing", home);
    assertThat(nobody("/v1/nothing", home).status()).isEqualTo(429);
    ApiResponse asked =
        ada.anonymous(
            "OPTIONS",
            "/v1/coffee",
            "Origin",
            "https://coffee.example",
            "Access-Control-Request-Method",
            "GET",
            "X-Forwarded-For",
            home);
    assertThat(asked.status()).isEqualTo(204);
  }

  private ApiResponse guess(String key) {
    return ada.get("/v1/coffee", "Authorization", "Bearer " + key, "X-Forwarded-For", home);
  }

  private ApiResponse nobody(String path, String address) {
    return ada.anonymous("GET", path, "X-Forwarded-For", address);
  }
}
