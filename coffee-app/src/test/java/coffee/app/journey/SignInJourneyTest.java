package coffee.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.CommandRunner;
import coffee.app.support.CommandRunner.Outcome;
import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Browsers that sign in, on the service over PostgreSQL. */
class SignInJourneyTest {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();
  private static final CommandRunner COMMANDS = new CommandRunner(POSTGRES, Map.of());
  private static final Pattern LINK = Pattern.compile("(\\S+)/#in=(\\S+)");

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.over(POSTGRES);
  }

  @AfterAll
  static void stop() {
    service.close();
    POSTGRES.close();
  }

  private static HttpTestClient browser() {
    return new HttpTestClient(service.port(), "");
  }

  private static HttpTestResponse signIn(String code) {
    return browser().post("/v1/session", "{\"code\": \"%s\"}".formatted(code));
  }

  private static HttpTestResponse log(String cookie, int originPort) {
    return browser()
        .send(
            "POST",
            "/v1/coffee",
            BodyPublishers.ofString("{\"caffeine_mg\": 63}"),
            "Content-Type",
            "application/json",
            "Cookie",
            cookie,
            "Origin",
            "http://127.0.0.1:" + originPort,
            "X-Coffee-Page",
            "1");
  }

  private static Outcome pair(String... options) {
    String[] all = new String[options.length + 1];
    all[0] = "pair";
    System.arraycopy(options, 0, all, 1, options.length);
    Outcome outcome = COMMANDS.run(all);
    assertThat(outcome.succeeded()).as(outcome.errors()).isTrue();
    return outcome;
  }

  private static Matcher link(String output) {
    Matcher link = LINK.matcher(output);
    assertThat(link.find()).as(output).isTrue();
    return link;
  }

  @Test
  void pairedBrowserLogsFromOurPageOnly() {
    Outcome pairing = pair();
    Matcher link = link(pairing.output());

    HttpTestResponse signedIn = signIn(link.group(2));

    assertThat(link.group(1)).startsWith("http://127.0.0.1:");
    assertThat(pairing.output()).contains("once, within 10 minutes").contains("\u2588\u2588\u2588");
    assertThat(pairing.errors()).contains("BIND_HOST=0.0.0.0");
    assertThat(signedIn.status()).isEqualTo(201);
    String cookie = signedIn.header("Set-Cookie").split(";", 2)[0];
    assertThat(log(cookie, service.port() + 1).status()).isEqualTo(403);
    assertThat(service.owner().get("/v1/coffee").json()).isEmpty();
    assertThat(log(cookie, service.port()).status()).isEqualTo(201);
    assertThat(service.owner().get("/v1/coffee").json()).hasSize(1);
    assertThat(signIn(link.group(2)).json().path("code").asText()).isEqualTo("invalid_code");
  }

  @Test
  void pairsForPersonAtAddress() {
    assertThat(COMMANDS.run("person", "add", "Ada").succeeded()).isTrue();

    Outcome pairing = pair("--person", "Ada", "--url", "https://coffee.example/");

    assertThat(pairing.errors()).isEmpty();
    Matcher link = link(pairing.output());
    assertThat(link.group(1)).isEqualTo("https://coffee.example");
    assertThat(signIn(link.group(2)).json().path("name").asText()).isEqualTo("Ada");
  }

  @Test
  void refusesToPairUnknownPersonOrAddress() {
    assertThat(COMMANDS.run("pair", "--person", "Nobody").errors())
        .contains("there is no person named Nobody");
    assertThat(COMMANDS.run("pair", "--url", "coffee.example/path").errors())
        .contains("--url must be an address such as https://coffee.example");
  }
}
