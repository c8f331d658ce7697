package coffee.rest.limits;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.Answer;
import coffee.rest.Client;
import coffee.rest.Service;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LimitsTest {

  private static final String COFFEE =
      """
      {"caffeine_mg": 80}""";

  private static final AtomicInteger HOUSEHOLDS = new AtomicInteger();

  @RegisterExtension private static final Service SERVICE = new Service();

  private final Client ada = SERVICE.person();
  private final String home = "10.0.1." + HOUSEHOLDS.incrementAndGet();

  @Test
  void tellsWhatIsLeft() {
    SERVICE.limitTo(5);
    Answer answer = ada.get("/v1/coffee");
    assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"reads\";q=5;w=60");
    assertThat(answer.header("RateLimit")).isEqualTo("\"reads\";r=4;t=12");
  }

  @Test
  void refusesWhenNothingIsLeftAndSaysWhenToComeBack() {
    SERVICE.limitTo(2);
    ada.get("/v1/coffee");
    ada.get("/v1/coffee");
    Answer refused = ada.get("/v1/coffee");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isEqualTo("30");
    assertThat(refused.header("RateLimit")).isEqualTo("\"reads\";r=0;t=30");
    assertThat(refused.json().get("code").asText()).isEqualTo("rate_limited");

    SERVICE.clock().advance(Duration.ofSeconds(30));
    assertThat(ada.get("/v1/coffee").status()).isEqualTo(200);
  }

  @Test
  void countsTheOlderNamesAsWhatTheyStandFor() {
    SERVICE.limitTo(2);
    assertThat(ada.get("/coffee/").header("RateLimit")).startsWith("\"reads\";r=1");
    assertThat(ada.get("/v1/coffee").header("RateLimit")).startsWith("\"reads\";r=0");
    assertThat(ada.get("/coffee").status()).isEqualTo(429);
  }

  @Test
  void limitsReadsWritesAndAnalysesEachByThemselves() {
    SERVICE.limitTo(1);
    assertThat(ada.get("/v1/coffee").header("RateLimit")).startsWith("\"reads\"");
    assertThat(ada.post("/v1/coffee", COFFEE).header("RateLimit")).startsWith("\"writes\"");
    assertThat(ada.get("/v1/heartrate/correlation").header("RateLimit")).startsWith("\"analyses\"");
    assertThat(ada.get("/v1/drinks").status()).as("another read").isEqualTo(429);
  }

  @Test
  void limitsEachKeyByItself() {
    SERVICE.limitTo(1);
    ada.get("/v1/coffee", "X-Forwarded-For", home);
    assertThat(ada.get("/v1/coffee", "X-Forwarded-For", home).status()).isEqualTo(429);
    Client other = SERVICE.person();
    assertThat(other.get("/v1/coffee", "X-Forwarded-For", "10.9.9.9").status()).isEqualTo(200);
  }

  @Test
  void aRefusalForItsLimitIsNotKeptUnderAnIdempotencyKey() {
    ada.get("/v1/coffee"); // who is known pays with the key alone
    SERVICE.limitTo(1);
    ada.post("/v1/coffee", COFFEE);
    assertThat(ada.post("/v1/coffee", COFFEE, "Idempotency-Key", "a-cup").status()).isEqualTo(429);

    SERVICE.clock().advance(Duration.ofMinutes(1));
    Answer stored = ada.post("/v1/coffee", COFFEE, "Idempotency-Key", "a-cup");
    assertThat(stored.status()).isEqualTo(201);
    assertThat(stored.headerIfPresent("Idempotency-Replayed")).isEmpty();
  }

  @Test
  void limitsThoseWithoutAKeyByTheirAddress() {
    SERVICE.limitTo(2);
    Answer first = nobody("/v1/coffee", home);
    assertThat(first.status()).isEqualTo(401);
    assertThat(first.header("RateLimit")).isEqualTo("\"unauthenticated\";r=1;t=30");
    assertThat(nobody("/v1/nothing", home).status()).isEqualTo(404);
    assertThat(nobody("/v1/nothing", home).status()).isEqualTo(429);
    assertThat(nobody("/v1/coffee", home).status()).isEqualTo(429);
    assertThat(nobody("/v1/coffee", "10.9.9.8").status()).isEqualTo(401);
  }

  @Test
  void aNetworkOfVersionSixIsOneAddress() {
    SERVICE.limitTo(1);
    assertThat(nobody("/v1/coffee", "2001:db8:1:2::1").status()).isEqualTo(401);
    assertThat(nobody("/v1/coffee", "[2001:db8:1:2:3::4]:5").status()).isEqualTo(429);
    assertThat(nobody("/v1/coffee", "2001:db8:1:3::1").status()).isEqualTo(401);
  }

  @Test
  void whoGuessesKeysIsRefusedBeforeTheyAreLookedAt() {
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
  void aKeyThatWorkedFromThereStillWorksWhileSomebodyElseThereGuesses() {
    assertThat(ada.get("/v1/coffee", "X-Forwarded-For", home).status()).isEqualTo(200);
    SERVICE.limitTo(3);
    for (int i = 0; i < 10; i++) {
      guess("ct_1_1_" + i);
    }
    assertThat(guess("ct_1_1_z").status()).isEqualTo(429);
    assertThat(ada.get("/v1/coffee", "X-Forwarded-For", home).status()).isEqualTo(200);
  }

  @Test
  void mayTryAgainAfterAWhile() {
    SERVICE.limitTo(3);
    for (int i = 0; i < 10; i++) {
      guess("ct_1_1_" + i);
    }
    SERVICE.clock().advance(Duration.ofMinutes(1));
    assertThat(ada.get("/v1/coffee", "X-Forwarded-For", home).status()).isEqualTo(200);
  }

  @Test
  void aKeyThatWorkedPaysForWhatNoKeyPaysForAsLongAsAStrangerWould() {
    assertThat(ada.get("/v1/coffee", "X-Forwarded-For", home).status()).isEqualTo(200);
    SERVICE.limitTo(2);
    Answer stray = ada.get("/v1/nothing", "X-Forwarded-For", home);
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
  void whatAKeyStraysIsNotPaidByItsAddress() {
    assertThat(ada.get("/v1/coffee", "X-Forwarded-For", home).status()).isEqualTo(200);
    SERVICE.limitTo(1);
    assertThat(nobody("/v1/nothing", home).status()).isEqualTo(404);
    assertThat(nobody("/v1/nothing", home).status()).isEqualTo(429);
    assertThat(ada.get("/v1/nothing", "X-Forwarded-For", home).status()).isEqualTo(404);
    assertThat(ada.get("/v1/coffee", "X-Forwarded-For", home).status()).isEqualTo(200);
  }

  @Test
  void aBrowserMayAskBeforeItsRequestHoweverLittleIsLeftToItsAddress() {
    SERVICE.limitTo(1);
    nobody("/v1/nothing", home);
    assertThat(nobody("/v1/nothing", home).status()).isEqualTo(429);
    Answer asked =
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

  private Answer guess(String key) {
    return ada.get("/v1/coffee", "Authorization", "Bearer " + key, "X-Forwarded-For", home);
  }

  private Answer nobody(String path, String address) {
    return ada.anonymous("GET", path, "X-Forwarded-For", address);
  }
}
