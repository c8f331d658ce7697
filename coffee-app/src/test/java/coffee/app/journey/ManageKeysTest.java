package coffee.app.journey;

import static coffee.app.support.RunningService.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.CommandRunner;
import coffee.app.support.CommandRunner.Outcome;
import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.domain.Eventually;
import coffee.domain.person.KeyCache;
import coffee.persistence.TestDatabase;
import coffee.persistence.redis.TestRedis;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Persons and keys, on two instances of the service with one database and one Redis. */
class ManageKeysTest {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();
  private static final TestRedis REDIS = TestRedis.start();
  private static final Map<String, String> ENVIRONMENT =
      Map.of("REDIS_URL", REDIS.address().toString());
  private static final CommandRunner COMMANDS = new CommandRunner(POSTGRES, ENVIRONMENT);

  private static RunningService service;
  private static RunningService other;

  @BeforeAll
  static void start() {
    service = RunningService.over(POSTGRES, ENVIRONMENT);
    other = RunningService.over(POSTGRES, ENVIRONMENT);
  }

  @AfterAll
  static void stop() {
    service.close();
    other.close();
    REDIS.close();
  }

  private static String run(String... arguments) {
    Outcome outcome = COMMANDS.run(arguments);
    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.succeeded()).isTrue();
    return outcome.output();
  }

  private static String lastLine(String text) {
    return text.strip().substring(text.strip().lastIndexOf('\n') + 1);
  }

  private static HttpTestClient with(RunningService instance, String key) {
    return new HttpTestClient(instance.port(), key);
  }

  /**
   * The status of the key once the revocation has arrived, before its cache entry expires.
   *
   * @param asked just before the instance first saw it; otherwise this only shows that it is
   *     refused eventually
   */
  private static int refusal(RunningService instance, String key, Instant asked) {
    Instant end = asked.plus(KeyCache.LIFETIME);
    HttpTestClient client = with(instance, key);
    Eventually.until(
        "the key is refused, or its cache entry has expired",
        () -> client.get("/v1/coffee").status() != 200 || Instant.now().isAfter(end));
    return client.get("/v1/coffee").status();
  }

  @Test
  void addsRenamesAndRemovesPerson() {
    assertThat(run("person", "add", "Ada", "--time-zone", "Asia/Kathmandu"))
        .matches("Ada is person \\d+, in Asia/Kathmandu.\\s+");
    String key =
        lastLine(run("key", "create", "phone", "--person", "Ada", "--scopes", "read,write"));
    HttpTestClient ada = with(service, key);
    assertThat(ada.get("/v1/profile").json().path("time_zone").asText())
        .isEqualTo("Asia/Kathmandu");
    assertThat(ada.post("/v1/coffee", "{\"caffeine_mg\": 63}").status()).isEqualTo(201);
    assertThat(service.owner().get("/v1/coffee").json()).isEmpty();

    run("person", "rename", "Ada", "Ada Lovelace");
    assertThat(run("person", "list")).contains("Ada Lovelace  Asia/Kathmandu");
    assertThat(run("key", "list", "--person", "Ada Lovelace")).contains("1    phone  read,write");
    Outcome unconfirmed = COMMANDS.run("person", "remove", "Ada Lovelace", "--confirm", "Ada");
    assertThat(unconfirmed.errors())
        .isEqualToIgnoringNewLines("coffee: nothing was erased: --confirm must repeat the name");
    assertThat(ada.get("/v1/coffee").json()).hasSize(1);

    Instant asked = Instant.now();
    assertThat(with(other, key).get("/v1/coffee").status()).isEqualTo(200);
    run("person", "remove", "Ada Lovelace", "--confirm", "Ada Lovelace");
    assertThat(refusal(other, key, asked)).isEqualTo(401);
    assertThat(refusal(service, key, asked)).isEqualTo(401);
    assertThat(run("person", "list")).doesNotContain("Ada");
  }

  @Test
  void revocationReachesOtherInstance() {
    HttpTestResponse created =
        service.owner().post("/v1/keys", "{\"name\": \"watch\", \"scopes\": [\"read\"]}");
    String key = created.json().path("key").asText();
    Instant asked = Instant.now();
    assertThat(with(other, key).get("/v1/coffee").status()).isEqualTo(200);

    assertThat(service.owner().delete(created.header("Location")).status()).isEqualTo(204);

    assertThat(with(service, key).get("/v1/coffee").status()).as("here, at once").isEqualTo(401);
    assertThat(refusal(other, key, asked)).isEqualTo(401);
  }

  @Test
  void commandLineRevocationReachesInstances() {
    String created = run("key", "create", "tablet", "--scopes", "read", "--expires", "90d");
    String key = lastLine(created);
    String number = key.split("_", -1)[2];
    assertThat(with(service, key).get("/v1/coffee").status()).isEqualTo(200);

    String successor = lastLine(run("key", "rotate", number, "--grace", "1h"));
    assertThat(with(service, successor).get("/v1/coffee").status()).isEqualTo(200);
    assertThat(with(service, key).get("/v1/coffee").status()).isEqualTo(200);
    Instant asked = Instant.now();
    assertThat(with(other, key).get("/v1/coffee").status()).isEqualTo(200);
    run("key", "revoke", number);

    assertThat(refusal(other, key, asked)).isEqualTo(401);
    assertThat(refusal(service, key, asked)).isEqualTo(401);
    assertThat(with(service, successor).get("/v1/coffee").status()).isEqualTo(200);
  }

  @Test
  void adminTasksManagePersonsAndKeys() {
    HttpTestClient admin = new HttpTestClient(service.adminPort(), "");
    assertThat(task(admin, "person-add?name=Grace").body()).contains("Grace is person");
    String key = lastLine(task(admin, "key-create?name=phone&person=Grace&scopes=read").body());
    assertThat(with(service, key).get("/v1/coffee").status()).isEqualTo(200);
    assertThat(task(admin, "key-revoke?key=1&person=Grace").status()).isEqualTo(200);
    assertThat(with(service, key).get("/v1/coffee").status()).isEqualTo(401);

    assertThat(task(admin, "key-revoke?key=1&person=Grace").status()).isEqualTo(400);
    HttpTestResponse unconfirmed = task(admin, "person-remove?name=Grace");
    assertThat(unconfirmed.status()).isEqualTo(400);
    assertThat(unconfirmed.body()).isEqualTo("confirm is missing\n");
    assertThat(task(admin, "person-remove?name=Grace&confirm=Grace").status()).isEqualTo(200);
  }

  private static HttpTestResponse task(HttpTestClient admin, String task, String... headers) {
    return admin.send("POST", "/tasks/" + task, BodyPublishers.noBody(), headers);
  }

  @Test
  void webPageCannotUseAdminPort() {
    HttpTestClient admin = new HttpTestClient(service.adminPort(), "");

    HttpTestResponse answer = task(admin, "person-add?name=Eve", "Origin", "http://evil.example");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(run("person", "list")).doesNotContain("Eve");
  }

  @Test
  void errorsArePrintedInOneLine() {
    assertThat(COMMANDS.run("key", "create", "x", "--scopes", "root").errors())
        .isEqualToIgnoringNewLines("coffee: must be read, write or admin");
    assertThat(COMMANDS.run("key", "list", "--person", "nobody").errors())
        .isEqualToIgnoringNewLines("coffee: there is no person named nobody");
    assertThat(COMMANDS.run("person", "add").errors())
        .isEqualToIgnoringNewLines("coffee: name is missing");
    assertThat(COMMANDS.run("person", "add", "Ada", "Lovelace").errors())
        .isEqualToIgnoringNewLines(
            "coffee: unexpected argument \"Lovelace\": quote names with spaces");
    assertThat(COMMANDS.run("person", "remove", "owner", "--confirm", "owner").errors())
        .isEqualToIgnoringNewLines(
            "coffee: the owner of the instance cannot be removed; erase their data instead");
  }

  @Test
  void keyGenerateNeedsNoDatabase() {
    Outcome outcome = new CommandRunner("postgresql://127.0.0.1:1/none").run("key", "generate");

    assertThat(outcome.output().strip()).matches("[0-9A-Za-z]{43}").isNotEqualTo(KEY);
  }
}
