package coffee.app.documents;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A command of Home Assistant's {@code rest_command}, of a document.
 *
 * @param command its YAML
 */
record RestCommand(JsonNode command) {
  private static final String ADDRESS = "http://127.0.0.1:8000";

  /** The path of a documented address. */
  static String path(String url) {
    assertThat(url).startsWith(ADDRESS + "/");
    return url.substring(ADDRESS.length());
  }

  /** Templates with variables put in, by name. */
  static Map<String, String> rendered(JsonNode templates, Map<String, String> variables) {
    Map<String, String> values = new HashMap<>();
    templates
        .properties()
        .forEach(entry -> values.put(entry.getKey(), render(entry.getValue().asText(), variables)));
    return values;
  }

  private static String render(String template, Map<String, String> variables) {
    Instant now = Instant.now();
    String seconds = ChronoUnit.MICROS.between(Instant.EPOCH, now) + "e-6";
    String text =
        template
            .replace("{{ utcnow().timestamp() }}", seconds)
            .replace("{{ utcnow().isoformat() }}", now.toString().replace("Z", "+00:00"));
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      text = text.replace("{{ " + variable.getKey() + " }}", variable.getValue());
    }
    assertThat(text).doesNotContain("{{");
    return text;
  }

  /** Makes the call as Home Assistant does. */
  HttpTestResponse call(HttpTestClient owner, Map<String, String> variables) {
    assertThat(command.at("/headers/Authorization").asText()).isEqualTo("coffee_bearer");
    return owner.send(
        command.get("method").asText().toUpperCase(Locale.ROOT),
        path(render(command.get("url").asText(), variables)),
        BodyPublishers.ofString(render(command.get("payload").asText(), variables)),
        "Content-Type",
        command.get("content_type").asText());
  }
}
