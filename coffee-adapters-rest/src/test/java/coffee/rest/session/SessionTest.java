package coffee.rest.session;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import coffee.rest.BrowserSession;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in with a browser, and what its cookie permits. */
class SessionTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  private static final String COFFEE = "{\"caffeine_mg\": 63}";

  private static final String FIREFOX =
      "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0";

  private final ApiTestClient ada = SERVICE.person();
  private final String origin = "http://127.0.0.1:" + SERVICE.port();
  private final String home = "10.0.7." + ADDRESSES.incrementAndGet();

  private String code() {
    ApiResponse created = ada.post("/v1/session/codes", "{}");
    assertThat(created.status()).isEqualTo(201);
    return created.json().path("code").asText();
  }

  private ApiResponse signIn(String code, String... headers) {
    return BrowserSession.post(ada, "{\"code\": \"%s\"}".formatted(code), headers);
  }

  private ApiResponse get(String path, String cookie, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "Cookie";
    all[1] = cookie;
    return ada.anonymous("GET", path, all);
  }

  private ApiResponse log(String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "Content-Type";
    all[1] = "application/json";
    return ada.anonymous("POST", "/v1/coffee", BodyPublishers.ofString(COFFEE), all);
  }

  @Test
  void saysHowItIsStartedForOtherMachinesToThoseOnItsOwn() {
    String cookie = BrowserSession.cookie(signIn(code()));
    assertThat(get("/v1/session", cookie).json().path("start_for_network").asText())
        .isEqualTo("BIND_HOST=0.0.0.0 ./run");
    ApiResponse elsewhere = ada.get("/v1/session", "X-Forwarded-Host", "coffee.example");
    assertThat(elsewhere.json().path("start_for_network").isNull()).isTrue();
  }

  private int coffees() {
    return ada.get("/v1/coffee").json().size();
  }

  @Test
  void codeSignsBrowserIn() {
    ApiResponse answer = signIn(code(), "User-Agent", FIREFOX, "Origin", origin);

    assertThat(answer.status()).isEqualTo(201);
    long key = answer.json().path("key_id").asLong();
    assertThat(answer.json().path("name").asText())
        .isEqualTo(ada.get("/v1/profile").json().path("name").asText());
    assertThat(answer.json().path("scopes")).isEqualTo(ApiResponse.json("[\"read\", \"write\"]"));
    assertThat(answer.header("Set-Cookie"))
        .matches(
            "coffee=ct_%d_%d_[0-9A-Za-z]{43}\\.20513; Path=/; Max-Age=34560000; HttpOnly; SameSite=Strict"
                .formatted(ada.person().value(), key));
    assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(get("/v1/session", BrowserSession.cookie(answer)).json()).isEqualTo(answer.json());
    assertThat(ada.get("/v1/keys/" + key).json().path("name").asText())
        .isEqualTo("Firefox on Android");
    assertThat(ada.get("/v1/keys/" + key).json().path("session").asBoolean()).isTrue();
  }

  @Test
  void secureCookieBehindTlsProxy() {
    ApiResponse answer =
        signIn(
            code(),
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-Host",
            "Coffee.Example",
            "Origin",
            "https://coffee.example");

    assertThat(answer.header("Set-Cookie")).startsWith("__Host-coffee=").endsWith("; Secure");
    String cookie = BrowserSession.cookie(answer);
    assertThat(get("/v1/session", cookie, "X-Forwarded-Proto", "https").status()).isEqualTo(200);
    assertThat(get("/v1/session", cookie).status()).as("over plain HTTP").isEqualTo(401);
    assertThat(
            get("/v1/session", cookie.replace("__Host-", ""), "X-Forwarded-Proto", "https")
                .status())
        .as("a cookie that plain HTTP could have set")
        .isEqualTo(401);
  }

  @Test
  void usedExpiredAndInventedCodesAreRefused() {
    String code = code();
    assertThat(signIn(code).status()).isEqualTo(201);
    ApiResponse replayed = signIn(code);
    assertThat(replayed.status()).isEqualTo(401);
    assertThat(replayed.json().path("code").asText()).isEqualTo("invalid_code");
    assertThat(replayed.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(replayed.headerIfPresent("Set-Cookie")).isEmpty();
    assertThat(signIn("made up").status()).isEqualTo(401);

    String old = code();
    SERVICE.clock().advance(Duration.ofMinutes(10));
    assertThat(signIn(old).json().path("code").asText()).isEqualTo("invalid_code");
  }

  /** A known key in the request is not charged for, so that only the wrong codes count. */
  private ApiResponse guess(String code) {
    return ada.post("/v1/session", "{\"code\": \"%s\"}".formatted(code), "X-Forwarded-For", home);
  }

  @Test
  void wrongCodesAreLimitedLikeWrongKeys() {
    String code = code();
    assertThat(ada.get("/v1/coffee", "X-Forwarded-For", home).status()).isEqualTo(200);
    SERVICE.limitTo(3);
    for (int i = 0; i < 3; i++) {
      assertThat(guess("1_" + i).status()).isEqualTo(401);
    }

    ApiResponse refused = guess(code);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("RateLimit")).startsWith("\"failed-authentication\";r=0");
    assertThat(
            ada.get("/v1/coffee", "Authorization", "Bearer ct_1_1_x", "X-Forwarded-For", home)
                .status())
        .as("a wrong key from there")
        .isEqualTo(429);
    assertThat(signIn(code, "X-Forwarded-For", "10.0.8.1").status()).isEqualTo(201);
  }

  @Test
  void keySignsBrowserInWithKeyOfItsOwn() {
    String key =
        ada.post(
                "/v1/keys",
                """
                {"name": "paper", "scopes": ["read", "write", "admin"],
                 "expires_at": "2026-03-02T12:00:00Z"}""")
            .json()
            .path("key")
            .asText();

    ApiResponse answer = BrowserSession.post(ada, "{\"key\": \"%s\"}".formatted(key));

    assertThat(answer.status()).isEqualTo(201);
    long browser = answer.json().path("key_id").asLong();
    assertThat(browser).isEqualTo(2);
    assertThat(answer.header("Set-Cookie")).doesNotContain(key);
    assertThat(ada.get("/v1/keys/2").json().path("expires_at").asText())
        .isEqualTo("2026-03-02T12:00:00.000Z");
    assertThat(get("/v1/keys/1", BrowserSession.cookie(answer)).status()).isEqualTo(403);
  }

  @Test
  void refusesWrongAndNarrowKeys() {
    ApiResponse wrong = BrowserSession.post(ada, "{\"key\": \"ct_1_1_x\"}");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.json().path("code").asText()).isEqualTo("invalid_key");
    String key =
        ada.post("/v1/keys", "{\"name\": \"a\", \"scopes\": [\"read\"]}")
            .json()
            .path("key")
            .asText();

    ApiResponse narrow = BrowserSession.post(ada, "{\"key\": \"%s\"}".formatted(key));

    assertThat(narrow.status()).isEqualTo(403);
    assertThat(narrow.json().path("code").asText()).isEqualTo("missing_scope");
    assertThat(ada.get("/v1/keys").json()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|/code required",
        "{\"code\": \"a\", \"key\": \"b\"}|/key conflicting_fields",
        "{\"code\": 7}|/code wrong_type",
        "{\"code\": \"a\", \"person\": \"b\"}|/person unknown_field"
      })
  void namesInvalidField(String body, String wrong) {
    ApiResponse answer = BrowserSession.post(ada, body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(
            answer.json().at("/errors/0/pointer").asText()
                + " "
                + answer.json().at("/errors/0/code").asText())
        .isEqualTo(wrong);
  }

  @Test
  void cookieWritesFromOwnPage() {
    String cookie = BrowserSession.signIn(ada);

    assertThat(log(BrowserSession.headers(SERVICE.port(), cookie)).status()).isEqualTo(201);
    assertThat(coffees()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1",
        "http://127.0.0.1",
        "https://127.0.0.1:PORT",
        "http://localhost:PORT",
        "http://127.0.0.1:PORT.evil.example",
        "http://127.0.0.1:PORT/",
        "https://coffee.example",
        "null"
      })
  void cookieWritesNothingFromOtherOrigins(String foreign) {
    String cookie = BrowserSession.signIn(ada);
    String other = foreign.replace("PORT", Integer.toString(SERVICE.port()));

    ApiResponse answer = log("Cookie", cookie, "X-Coffee-Page", "1", "Origin", other);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("code").asText()).isEqualTo("cross_origin");
    assertThat(answer.headerIfPresent("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(coffees()).isZero();
  }

  @Test
  void cookieWritesNothingWithoutOriginOrHeader() {
    String cookie = BrowserSession.signIn(ada);

    assertThat(log("Cookie", cookie, "X-Coffee-Page", "1").status()).isEqualTo(403);
    assertThat(log("Cookie", cookie, "Origin", origin).status()).isEqualTo(403);
    assertThat(log("Cookie", cookie, "Origin", origin, "X-Coffee-Page", "2").status())
        .isEqualTo(403);
    assertThat(ada.anonymous("DELETE", "/v1/session", "Cookie", cookie).status()).isEqualTo(403);
    assertThat(coffees()).isZero();
    assertThat(get("/v1/session", cookie).status()).isEqualTo(200);
  }

  @Test
  void comparesOriginThatProxyForwards() {
    String[] proxied = {
      "X-Forwarded-Proto", "https", "X-Forwarded-Host", "coffee.example:8443",
    };
    String cookie = BrowserSession.signIn(ada, proxied);

    assertThat(
            log(
                    "Cookie",
                    cookie,
                    "X-Coffee-Page",
                    "1",
                    "Origin",
                    "https://coffee.example:8443",
                    "Forwarded",
                    "for=10.0.7.9;proto=https;host=\"coffee.example:8443\"")
                .status())
        .isEqualTo(201);
    assertThat(
            log(
                    "Cookie",
                    cookie,
                    "X-Coffee-Page",
                    "1",
                    "Origin",
                    "https://coffee.example",
                    proxied[0],
                    proxied[1],
                    proxied[2],
                    proxied[3])
                .status())
        .isEqualTo(403);
  }

  @Test
  void otherPageCannotSignBrowserIn() {
    String code = code();

    ApiResponse answer = signIn(code, "Origin", "http://127.0.0.1:1");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("code").asText()).isEqualTo("cross_origin");
    assertThat(answer.headerIfPresent("Set-Cookie")).isEmpty();
    assertThat(signIn(code).status()).as("the code is not used up").isEqualTo(201);
    ApiResponse form =
        ada.anonymous(
            "POST",
            "/v1/session",
            BodyPublishers.ofString("{\"code\": \"%s\"}".formatted(code())),
            "Content-Type",
            "text/plain");
    assertThat(form.status()).isEqualTo(415);
  }

  @Test
  void corsNeverAllowsCookiesOrTheHeaderOfThePage() {
    ApiResponse answer =
        get("/v1/session", BrowserSession.signIn(ada), "Origin", "https://coffee.example");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://coffee.example");
    assertThat(answer.headerIfPresent("Access-Control-Allow-Credentials")).isEmpty();

    ApiResponse preflight =
        ada.anonymous(
            "OPTIONS",
            "/v1/coffee",
            "Origin",
            "https://coffee.example",
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "x-coffee-page");
    assertThat(preflight.header("Access-Control-Allow-Headers"))
        .doesNotContainIgnoringCase("x-coffee-page");
    assertThat(preflight.headerIfPresent("Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void authorizationWinsOverCookie() {
    String cookie = BrowserSession.signIn(ada);
    ApiTestClient bob = SERVICE.person();

    assertThat(bob.get("/v1/session", "Cookie", cookie).json().path("key_id").asLong()).isZero();
    assertThat(bob.post("/v1/coffee", COFFEE, "Cookie", cookie).status()).isEqualTo(201);
    assertThat(coffees()).isZero();
    assertThat(get("/v1/session", cookie, "Authorization", "Bearer wrong").status()).isEqualTo(401);
    assertThat(get("/v1/session", cookie, "Authorization", "Basic YTpi").status()).isEqualTo(401);
  }

  @Test
  void cookieNeverGrantsAdmin() {
    String planted = "coffee=" + ada.key() + ".1";

    assertThat(get("/v1/session", planted).json().path("scopes"))
        .isEqualTo(ApiResponse.json("[\"read\", \"write\"]"));
    assertThat(get("/v1/keys/1", planted).status()).isEqualTo(403);
    ApiResponse code =
        ada.anonymous(
            "POST",
            "/v1/session/codes",
            BodyPublishers.noBody(),
            BrowserSession.headers(SERVICE.port(), planted));
    assertThat(code.status()).isEqualTo(403);
    assertThat(code.json().path("code").asText()).isEqualTo("missing_scope");
  }

  @Test
  void renewsCookieOnALaterDay() {
    String cookie = BrowserSession.signIn(ada);
    assertThat(get("/v1/session", cookie).headerIfPresent("Set-Cookie")).isEmpty();

    SERVICE.clock().advance(Duration.ofDays(1));
    ApiResponse answer = get("/v1/coffee", cookie);

    assertThat(answer.header("Set-Cookie"))
        .isEqualTo(
            cookie.replace(".20513", ".20514")
                + "; Path=/; Max-Age=34560000; HttpOnly; SameSite=Strict");
    assertThat(get("/v1/coffee", BrowserSession.cookie(answer)).headerIfPresent("Set-Cookie"))
        .isEmpty();
    assertThat(ada.get("/v1/coffee", "Cookie", cookie).headerIfPresent("Set-Cookie"))
        .as("a cookie that was not used")
        .isEmpty();
  }

  @Test
  void signsOut() {
    String cookie = BrowserSession.signIn(ada);
    String other = BrowserSession.signIn(ada);

    ApiResponse answer =
        ada.anonymous("DELETE", "/v1/session", BrowserSession.headers(SERVICE.port(), cookie));

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Set-Cookie"))
        .isEqualTo("coffee=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
    assertThat(get("/v1/session", cookie).status()).isEqualTo(401);
    assertThat(get("/v1/session", other).status()).isEqualTo(200);
  }

  @Test
  void signingOutLeavesOtherKinds() {
    assertThat(ada.delete("/v1/session").status()).isEqualTo(404);
    String key =
        ada.post("/v1/keys", "{\"name\": \"a\", \"scopes\": [\"read\", \"write\"]}")
            .json()
            .path("key")
            .asText();
    String[] bearer = {"Authorization", "Bearer " + key};

    assertThat(ada.delete("/v1/session", bearer).status()).isEqualTo(404);
    assertThat(ada.get("/v1/session", bearer).status()).isEqualTo(200);
  }

  @Test
  void browserListsKeysAndRevokesBrowsersOnly() {
    ada.post("/v1/keys", "{\"name\": \"phone\", \"scopes\": [\"read\"]}");
    String lost = BrowserSession.signIn(ada);
    String cookie = BrowserSession.signIn(ada);
    String[] page = BrowserSession.headers(SERVICE.port(), cookie);

    ApiResponse list = get("/v1/keys", cookie);

    assertThat(list.json().findValuesAsText("current")).containsExactly("true", "false", "false");
    assertThat(list.json().findValuesAsText("session")).containsExactly("true", "true", "false");
    assertThat(ada.anonymous("DELETE", "/v1/keys/1", page).status()).isEqualTo(403);
    assertThat(ada.anonymous("DELETE", "/v1/keys/9", page).status()).isEqualTo(404);
    assertThat(ada.anonymous("DELETE", "/v1/keys/2", page).status()).isEqualTo(204);
    assertThat(get("/v1/session", lost).status()).isEqualTo(401);
    assertThat(ada.delete("/v1/keys/1").status()).as("with admin").isEqualTo(204);
  }

  @Test
  void codeComesWithLinksAndQrCode() {
    ApiResponse answer = ada.post("/v1/session/codes", "{}");

    String code = answer.json().path("code").asText();
    assertThat(answer.json().path("expires_at").asText()).isEqualTo("2026-03-01T12:10:00.000Z");
    assertThat(answer.json().path("links"))
        .isEqualTo(
            ApiResponse.json(
                "[\"http://192.168.1.20:8000/#in=%s\", \"%s/#in=%s\"]"
                    .formatted(code, origin, code)));
    assertThat(answer.json().path("qr").path("path").asText()).startsWith("M0 0h7v1h-7z");
    ApiResponse proxied =
        ada.post(
            "/v1/session/codes",
            "{}",
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-Host",
            "coffee.example");
    assertThat(proxied.json().path("links"))
        .isEqualTo(
            ApiResponse.json(
                "[\"https://coffee.example/#in=%s\"]"
                    .formatted(proxied.json().path("code").asText())));
  }

  @Test
  void codeNeedsScopesThatItGrants() {
    String key =
        ada.post("/v1/keys", "{\"name\": \"a\", \"scopes\": [\"admin\"]}")
            .json()
            .path("key")
            .asText();

    ApiResponse answer = ada.post("/v1/session/codes", "{}", "Authorization", "Bearer " + key);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("code").asText()).isEqualTo("missing_scope");
  }

  @Test
  void secretsAreNotStoredForRetries() {
    assertThat(ada.post("/v1/session/codes", "{}", "Idempotency-Key", "once").status())
        .isEqualTo(400);
    assertThat(signIn(code(), "Idempotency-Key", "once").status()).isEqualTo(400);
  }

  @Test
  void outageUsesUpNoCode() {
    String code = code();
    SERVICE.outage().begin();
    assertThat(signIn(code).status()).isEqualTo(503);
    SERVICE.outage().end();

    assertThat(signIn(code).status()).isEqualTo(201);
  }
}
