package coffee.rest.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.webhooks.EventType;
import coffee.domain.webhooks.ReceiverAddresses;
import coffee.domain.webhooks.Webhook;
import coffee.domain.webhooks.WebhookChange;
import coffee.domain.webhooks.WebhookFixtures;
import coffee.domain.webhooks.WebhookStatus;
import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import coffee.rest.json.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookResourcesTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private static final String WEBHOOKS = "/v1/webhooks";
  private static final String NEW =
      """
      {"url": "https://public.example/hook", "events": ["limit.crossed", "intake.created"],
       "description": "kitchen"}""";

  private final ApiTestClient ada = SERVICE.person();

  private String created() {
    ApiResponse response = ada.post(WEBHOOKS, NEW);
    assertThat(response.status()).isEqualTo(201);
    return WEBHOOKS + "/" + response.json().path("id").asLong();
  }

  @Test
  void createsWebhookAndShowsSecretOnce() {
    ApiResponse response = ada.post(WEBHOOKS, NEW);

    assertThat(response.status()).isEqualTo(201);
    JsonNode webhook = response.json();
    assertThat(webhook.path("secret").asText()).matches("whsec_[0-9A-Za-z+/]{43}=");
    assertThat(webhook.path("url").asText()).isEqualTo("https://public.example/hook");
    assertThat(webhook.path("events").toString())
        .isEqualTo("[\"intake.created\",\"limit.crossed\"]");
    assertThat(webhook.path("status").asText()).isEqualTo("active");
    String location = response.headers().firstValue("Location").orElseThrow();
    assertThat(location).isEqualTo(WEBHOOKS + "/" + webhook.path("id").asLong());
    assertThat(ada.get(location).json().has("secret")).isFalse();
    assertThat(ada.get(WEBHOOKS).json()).hasSize(1);
    assertThat(ada.get(WEBHOOKS).text()).doesNotContain("whsec_");
  }

  @ParameterizedTest
  @CsvSource({
    "http://public.example/, address_not_allowed",
    "ftp://public.example/, address_not_allowed",
    "https://127.0.0.1/, address_not_allowed",
    "https://[::1]:8000/, address_not_allowed",
    "https://10.0.0.1/, address_not_allowed",
    "https://169.254.169.254/latest/meta-data, address_not_allowed",
    "https://[fd00:ec2::254]/, address_not_allowed",
    "https://mixed.example/, address_not_allowed",
    "https://me:secret@public.example/, invalid_url",
    "https://public.example/#part, invalid_url",
    "https://public.example:0/, invalid_url",
    "https:///path, invalid_url",
    "https://ex ample.org/, invalid_url",
    "public.example, address_not_allowed"
  })
  void refusesAddress(String url, String code) {
    ApiResponse response =
        ada.post(WEBHOOKS, "{\"url\": \"%s\", \"events\": [\"limit.crossed\"]}".formatted(url));

    assertThat(response.status()).isEqualTo(422);
    JsonNode violation = response.problem().path("errors").path(0);
    assertThat(violation.path("pointer").asText()).isEqualTo("/url");
    assertThat(violation.path("code").asText()).isEqualTo(code);
  }

  @Test
  void acceptsNameThatIsNotKnownYet() {
    String unknown = "{\"url\": \"https://later.example\", \"events\": [\"limit.crossed\"]}";
    assertThat(ada.post(WEBHOOKS, unknown).status()).isEqualTo(201);
  }

  @Test
  void namesEveryViolation() {
    ApiResponse response =
        ada.post(WEBHOOKS, "{\"events\": [\"nothing.known\"], \"description\": \"a\\nb\"}");

    assertThat(response.status()).isEqualTo(422);
    assertThat(response.problem().path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/url", "/events", "/description");
    assertThat(ada.post(WEBHOOKS, "{\"url\": \"https://public.example\", \"events\": []}").status())
        .isEqualTo(422);
    assertThat(ada.post(WEBHOOKS, NEW.replace("intake.created", "webhook.test")).status())
        .isEqualTo(422);
  }

  @Test
  void changesWhatIsSent() {
    String webhook = created();

    JsonNode paused = ada.patch(webhook, "{\"status\": \"paused\", \"description\": null}").json();

    assertThat(paused.path("status").asText()).isEqualTo("paused");
    assertThat(paused.path("paused_at").isTextual()).isTrue();
    assertThat(paused.path("description").isNull()).isTrue();
    assertThat(paused.path("events")).hasSize(2);
    assertThat(ada.patch(webhook, paused.toString()).status()).isEqualTo(200);
    assertThat(ada.patch(webhook, "{\"id\": 1234567}").status()).isEqualTo(422);
    assertThat(ada.patch(webhook, "{\"url\": null}").status()).isEqualTo(422);
    assertThat(ada.patch(webhook, "{\"url\": \"https://10.0.0.1/\"}").status()).isEqualTo(422);
    assertThat(ada.patch(webhook, "{\"status\": \"asleep\"}").status()).isEqualTo(422);
    JsonNode active = ada.patch(webhook, "{\"status\": \"active\"}").json();
    assertThat(active.path("paused_at").isNull()).isTrue();
  }

  @Test
  void absentFieldStaysAbsent() {
    Webhook read =
        new Webhook(
            1,
            WebhookFixtures.telling(EventType.LIMIT_CROSSED),
            WebhookStatus.ACTIVE,
            new Webhook.Health(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            WebhookFixtures.NINE);
    WebhookFields fields = new WebhookFields(new ReceiverAddresses(host -> List.of(), false));
    ObjectNode sent = JsonNodeFactory.instance.objectNode().put("description", "hall");

    assertThat(fields.change(Fields.of(sent), read))
        .isEqualTo(
            new WebhookChange(
                Optional.empty(), Optional.empty(), Optional.of("hall"), Optional.empty()));
    assertThat(fields.change(Fields.of(sent.putNull("description")), read).description())
        .contains("");
  }

  @Test
  void rotatesSecret() {
    String webhook = created();

    ApiResponse first = ada.post(webhook + "/rotate-secret", "");
    ApiResponse second = ada.post(webhook + "/rotate-secret", "{}");

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().path("secret").asText())
        .startsWith("whsec_")
        .isNotEqualTo(second.json().path("secret").asText());
  }

  @Test
  void listsDeliveries() {
    String webhook = created();
    ada.post("/v1/coffee", "{\"caffeine_mg\": 80, \"notes\": \"only for me\"}");

    ApiResponse sent = ada.post(webhook + "/test", "");

    assertThat(sent.status()).isEqualTo(202);
    ApiResponse deliveries = ada.get(webhook + "/deliveries");
    assertThat(deliveries.json().findValuesAsText("event"))
        .containsExactly("webhook.test", "intake.created");
    assertThat(deliveries.json().path(0).path("id")).isEqualTo(sent.json().path("id"));
    assertThat(deliveries.json().path(1).path("status").asText()).isEqualTo("waiting");
    assertThat(deliveries.text()).doesNotContain("only for me");
    ada.patch(webhook, "{\"status\": \"paused\"}");
    assertThat(ada.post(webhook + "/test", "").problem().path("code").asText())
        .isEqualTo("webhook_paused");
  }

  @Test
  void deletesWebhook() {
    String webhook = created();

    assertThat(ada.delete(webhook).status()).isEqualTo(204);

    assertThat(ada.get(webhook).status()).isEqualTo(404);
    assertThat(ada.delete(webhook).status()).isEqualTo(404);
    assertThat(ada.get(WEBHOOKS).json()).isEmpty();
  }

  @Test
  void allowsTenWebhooks() {
    for (int i = 0; i < 10; i++) {
      created();
    }
    ApiResponse response = ada.post(WEBHOOKS, NEW);
    assertThat(response.status()).isEqualTo(409);
    assertThat(response.problem().path("code").asText()).isEqualTo("too_many_webhooks");
    assertThat(ada.get(WEBHOOKS + "?limit=3").json()).hasSize(3);
  }

  @Test
  void refusesIdempotencyKeys() {
    String webhook = created();
    for (String path : new String[] {"", "/test", "/rotate-secret"}) {
      String target = path.isEmpty() ? WEBHOOKS : webhook + path;
      ApiResponse response = ada.post(target, path.isEmpty() ? NEW : "", "Idempotency-Key", "a");
      assertThat(response.problem().path("code").asText()).isEqualTo("idempotency_key_refused");
    }
  }
}
