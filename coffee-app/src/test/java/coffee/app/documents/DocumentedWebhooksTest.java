package coffee.app.documents;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.domain.Eventually;
import coffee.persistence.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The recipes of docs/webhooks.md: the webhooks are created with this receiver in the place of the
 * documented one, and what it is sent is filled into their templates.
 */
class DocumentedWebhooksTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEXT = MarkdownDocument.read("docs/webhooks.md").text();
  private static final Pattern HOME_ASSISTANT =
      Pattern.compile("http://homeassistant\\.local:8123/api/webhook/[\\w-]+");

  /** A field of the event: by Go's templates with a dot in front, by Jinja after trigger.json. */
  private static final Pattern FIELD =
      Pattern.compile("\\{\\{ ?(?:trigger\\.json)?((?:\\.\\w+)+) ?}}");

  private record Received(String method, URI uri, JsonNode body) {}

  private static final List<Received> RECEIVED = new CopyOnWriteArrayList<>();

  /** Both webhooks get the same event: the coffees of a day went over the limit. */
  @BeforeAll
  static void send() throws IOException {
    HttpServer receiver = receiver();
    Map<String, String> further = Map.of("WEBHOOK_PRIVATE", "true");
    try (RunningService service = RunningService.over(TestDatabase.fresh(), further)) {
      HttpTestClient owner = service.owner();
      for (String address : List.of(ntfy(), homeAssistant())) {
        URI documented = URI.create(address);
        String here = "http://127.0.0.1:%d".formatted(receiver.getAddress().getPort());
        String webhook =
            JSON.createObjectNode()
                .put("url", address.replaceFirst("^.*" + documented.getAuthority(), here))
                .set("events", block("json").path("events"))
                .toString();
        HttpTestResponse created = owner.post("/v1/webhooks", webhook);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
      }
      assertThat(owner.post("/v1/coffee", "{\"caffeine_mg\": 300}").status()).isEqualTo(201);
      assertThat(owner.post("/v1/coffee", "{\"caffeine_mg\": 120}").status()).isEqualTo(201);
      Eventually.until("both were told", () -> RECEIVED.size() == 2);
    } finally {
      receiver.stop(0);
    }
  }

  private static HttpServer receiver() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext(
        "/",
        exchange -> {
          JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
          RECEIVED.add(new Received(exchange.getRequestMethod(), exchange.getRequestURI(), body));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String ntfy() throws IOException {
    return block("json").path("url").asText();
  }

  private static String homeAssistant() {
    Matcher address = HOME_ASSISTANT.matcher(TEXT);
    assertThat(address.find()).isTrue();
    return address.group();
  }

  /** What the receiver of a documented address was sent. */
  private static Received sentTo(String address) {
    String path = URI.create(address).getPath();
    return RECEIVED.stream()
        .filter(request -> request.uri().getPath().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private static String filled(String template, JsonNode event) {
    Matcher fields = FIELD.matcher(template);
    String text =
        fields.replaceAll(
            field -> {
              JsonNode value = event.at(field.group(1).replace('.', '/'));
              assertThat(value.isValueNode()).as(field.group()).isTrue();
              return Matcher.quoteReplacement(value.asText());
            });
    assertThat(text).doesNotContain("{{");
    return text;
  }

  @Test
  void ntfyShowsTheSum() throws IOException {
    assertThat(URI.create(ntfy()).getHost()).isEqualTo("ntfy.sh");
    Received event = sentTo(ntfy());

    assertThat(event.method()).isEqualTo("POST");
    Map<String, String> parameters = parameters(event.uri());
    assertThat(parameters).containsOnlyKeys("tpl", "t", "m").containsEntry("tpl", "1");
    assertThat(filled(parameters.getOrDefault("m", ""), event.body())).isEqualTo("420 of 400 mg");
    assertThat(TEXT).contains("`" + parameters.get("m") + "`");
  }

  @Test
  void homeAssistantNotifies() throws IOException {
    Received event = sentTo(homeAssistant());

    JsonNode automation = block("yaml").at("/automation/0");
    JsonNode trigger = automation.at("/triggers/0");
    assertThat(trigger.path("trigger").asText()).isEqualTo("webhook");
    assertThat(event.uri().getPath())
        .isEqualTo("/api/webhook/" + trigger.path("webhook_id").asText());
    assertThat(trigger.at("/allowed_methods/0").asText()).isEqualTo(event.method());
    assertThat(automation.path("conditions").asText())
        .isEqualTo("{{ trigger.json.type == '%s' }}", event.body().path("type").asText());
    assertThat(filled(automation.at("/actions/0/data/message").asText(), event.body()))
        .isEqualTo("420 mg of caffeine today");
  }

  /** The only block of a language with a recipe. */
  private static JsonNode block(String language) throws IOException {
    Matcher block = Pattern.compile("(?ms)^```%s\n(.*?)^```$".formatted(language)).matcher(TEXT);
    assertThat(block.find()).isTrue();
    ObjectMapper mapper = language.equals("yaml") ? new YAMLMapper() : JSON;
    JsonNode content = mapper.readTree(block.group(1));
    assertThat(block.find()).isFalse();
    return content;
  }

  private static Map<String, String> parameters(URI uri) {
    Map<String, String> parameters = new TreeMap<>();
    for (String parameter : uri.getRawQuery().split("&", -1)) {
      String[] parts = parameter.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }
}
