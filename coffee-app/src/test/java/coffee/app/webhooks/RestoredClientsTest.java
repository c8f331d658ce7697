package coffee.app.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.CommandRunner;
import coffee.app.support.HttpTestClient;
import coffee.app.support.RunningService;
import coffee.app.webhooks.UnreliableReceiver.Behaviour;
import coffee.app.webhooks.UnreliableReceiver.Received;
import coffee.domain.Eventually;
import coffee.domain.webhooks.WebhookSecret;
import coffee.persistence.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients that follow, and receivers of webhooks, see when a backup is restored. */
class RestoredClientsTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "WEBHOOK_PRIVATE", "true", "WEBHOOK_SECRET_KEY", "a key of this test, of 32 characters");

  @TempDir private Path folder;
  private final TestDatabase lost = TestDatabase.fresh();
  private final TestDatabase found = TestDatabase.unmigrated();
  private final UnreliableReceiver receiver = new UnreliableReceiver();

  RestoredClientsTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    receiver.close();
    lost.close();
    found.close();
  }

  private static void drink(HttpTestClient person, int milligrams) {
    String body = "{\"caffeine_mg\": %d}".formatted(milligrams);
    assertThat(person.post("/v1/coffee", body).status()).isEqualTo(201);
  }

  private List<Received> accepted() {
    return receiver.received().stream().filter(Received::isAccepted).toList();
  }

  private void awaitAccepted(int count) {
    Eventually.until("%d are delivered".formatted(count), () -> accepted().size() == count);
  }

  private static void passPauses(TestDatabase database) {
    String sql = "UPDATE webhook SET due_at = now() WHERE due_at IS NOT NULL";
    database.jdbi().useHandle(handle -> handle.execute(sql));
  }

  /** The only backup. */
  private Path backup() throws IOException {
    CommandRunner command = new CommandRunner(lost, ENVIRONMENT);
    assertThat(command.run("backup", "--to", folder.toString()).succeeded()).isTrue();
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  private static void restore(TestDatabase database, String... arguments) {
    CommandRunner.Outcome restored = new CommandRunner(database, ENVIRONMENT).run(arguments);
    assertThat(restored.succeeded()).as(restored.errors()).isTrue();
  }

  @Test
  void receiversGetWhatWaitedAndNoIdForAnotherEvent() throws IOException {
    byte[] secret;
    Path backup;
    try (RunningService service = RunningService.over(lost, ENVIRONMENT)) {
      HttpTestClient owner = service.owner();
      String hook = "{\"url\": \"%s\", \"events\": [\"intake.created\"]}".formatted(receiver.url());
      String text = owner.post("/v1/webhooks", hook).json().path("secret").asText();
      secret = Base64.getDecoder().decode(text.substring("whsec_".length()));
      drink(owner, 1);
      awaitAccepted(1);
      receiver.behave(Behaviour.ERROR);
      drink(owner, 2);
      Eventually.until("the second one fails", () -> receiver.received().size() == 2);
      backup = backup();
      receiver.behave(Behaviour.ACCEPTS);
      passPauses(lost);
      awaitAccepted(2);
      drink(owner, 3);
      awaitAccepted(3);
    }

    restore(found, "restore", backup.toString());
    try (RunningService service = RunningService.over(found, ENVIRONMENT)) {
      passPauses(found);
      awaitAccepted(4);
      drink(service.owner(), 4);
      awaitAccepted(5);
    }

    List<String> ids = accepted().stream().map(one -> one.header("webhook-id")).toList();
    assertThat(ids.get(3)).as("what waited comes again, as itself").isEqualTo(ids.get(1));
    assertThat(accepted().get(3).body()).isEqualTo(accepted().get(1).body());
    assertThat(ids.subList(0, 3))
        .as("another event has an id of its own")
        .doesNotContain(ids.get(4));
    assertThat(accepted()).allSatisfy(request -> assertSigned(request, secret));
    assertSealed(secret, backup);
  }

  private static void assertSigned(Received request, byte[] secret) {
    Instant sent = Instant.ofEpochSecond(Long.parseLong(request.header("webhook-timestamp")));
    assertThat(request.header("webhook-signature"))
        .isEqualTo(
            WebhookSecret.of(secret).sign(request.header("webhook-id"), sent, request.body()));
  }

  /** Neither the restored database nor the backup has the secret in clear. */
  private void assertSealed(byte[] secret, Path backup) throws IOException {
    String hex = HexFormat.of().formatHex(secret);
    String stored =
        found
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT encode(secret, 'hex') FROM webhook")
                        .mapTo(String.class)
                        .one());
    assertThat(stored).isNotEmpty().doesNotContain(hex);
    try (ZipFile zip = new ZipFile(backup.toFile())) {
      for (var entry : zip.stream().toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
              .doesNotContain(hex, Base64.getEncoder().encodeToString(secret));
        }
      }
    }
  }

  @Test
  void cursorsExpireWithRestore() throws IOException {
    String before;
    Path backup;
    try (RunningService service = RunningService.over(lost, ENVIRONMENT)) {
      drink(service.owner(), 80);
      before = service.owner().get("/v1/changes").json().path("next").asText();
      assertThat(service.owner().get("/v1/changes?since=" + before).status()).isEqualTo(200);
      backup = backup();
    }

    restore(found, "restore", backup.toString());
    assertIsExpired(found, before);
    restore(lost, "restore", backup.toString(), "--replace");
    assertIsExpired(lost, before);
  }

  private static void assertIsExpired(TestDatabase database, String cursor) {
    try (RunningService service = RunningService.over(database, ENVIRONMENT)) {
      HttpTestClient owner = service.owner();
      HttpTestClient.HttpTestResponse refused = owner.get("/v1/changes?since=" + cursor);
      assertThat(refused.status()).isEqualTo(410);
      assertThat(refused.json().path("code").asText()).isEqualTo("cursor_expired");
      JsonNode page = owner.get("/v1/changes?kinds=coffee").json();
      assertThat(page.path("changes").findValuesAsText("caffeine_mg")).containsExactly("80.0");
      assertThat(owner.get("/v1/changes?since=" + page.path("next").asText()).status())
          .isEqualTo(200);
    }
  }
}
