package coffee.app.documents;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The file for the Android app HTTP Shortcuts, by version 90 of its format. */
class AndroidShortcutsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern UUID_4 =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  private static final Pattern FIELD = Pattern.compile("\\b(?:now|answer)\\.(\\w+)");

  private final JsonNode file = read();

  private static JsonNode read() {
    try {
      return JSON.readTree(
          MarkdownDocument.HOME.resolve("deploy/shortcuts/http-shortcuts.json").toFile());
    } catch (IOException damaged) {
      throw new IllegalStateException(damaged);
    }
  }

  private JsonNode shortcuts() {
    return file.at("/categories/0/shortcuts");
  }

  /** The values of one run, as the app finds them, by the id of the variable. */
  private Map<String, String> variables() throws IOException {
    Map<String, String> values = new HashMap<>();
    for (JsonNode variable : file.get("variables")) {
      String value =
          switch (variable.get("type").asText()) {
            case "constant" -> variable.get("value").asText();
            case "uuid" -> UUID.randomUUID().toString();
            case "timestamp" -> {
              String format = JSON.readTree(variable.get("data").asText()).get("format").asText();
              yield DateTimeFormatter.ofPattern(format, Locale.ROOT)
                  .format(OffsetDateTime.now(ZoneOffset.ofHours(1)));
            }
            case "number" -> "62.5";
            default -> throw new IllegalStateException(variable.toString());
          };
      values.put(variable.get("id").asText(), value);
    }
    return values;
  }

  private static String filled(String text, Map<String, String> variables) {
    String filled = text;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      filled = filled.replace("{{" + variable.getKey() + "}}", variable.getValue());
    }
    assertThat(filled).doesNotContain("{{");
    return filled;
  }

  private static HttpTestResponse run(
      RunningService service, JsonNode shortcut, Map<String, String> variables) {
    String address = filled(shortcut.get("url").asText(), variables);
    assertThat(address).startsWith("https://YOUR-ADDRESS/");
    assertThat(shortcut.at("/headers/0/key").asText()).isEqualTo("Authorization");
    assertThat(filled(shortcut.at("/headers/0/value").asText(), variables))
        .isEqualTo("Bearer YOUR-KEY");
    String path = address.substring("https://YOUR-ADDRESS".length());
    if (shortcut.get("method").asText().equals("GET")) {
      return service.owner().get(path);
    }
    assertThat(shortcut.get("requestBodyType").asText()).isEqualTo("custom_text");
    return service
        .owner()
        .send(
            shortcut.get("method").asText(),
            path,
            BodyPublishers.ofString(filled(shortcut.get("bodyContent").asText(), variables)),
            "Content-Type",
            shortcut.get("contentType").asText());
  }

  @Test
  void everyShortcutWorks() throws IOException {
    int logged = 0;
    try (RunningService service = RunningService.over(TestDatabase.fresh())) {
      for (JsonNode shortcut : shortcuts()) {
        Map<String, String> variables = variables();
        HttpTestResponse response = run(service, shortcut, variables);
        boolean logs = shortcut.get("method").asText().equals("POST");
        assertThat(response.status()).as(response.body()).isEqualTo(logs ? 201 : 200);
        assertThat(run(service, shortcut, variables).status()).isEqualTo(200);
        logged += logs ? 1 : 0;
        assertThat(fields(shortcut)).isNotEmpty().allMatch(response.json()::has);
      }
      assertThat(logged).isEqualTo(shortcuts().size() - 1);
      assertThat(service.owner().get("/v1/coffee").json()).hasSize(logged);
    }
  }

  /** What its script reads of the response. */
  private static List<String> fields(JsonNode shortcut) {
    String script = shortcut.get("codeOnSuccess").asText();
    return FIELD.matcher(script).results().map(found -> found.group(1)).toList();
  }

  /** The rules by which the app refuses a file. */
  @Test
  void isAcceptedByTheApp() {
    assertThat(file.get("version").asInt()).isEqualTo(90);
    assertThat(file.get("compatibilityVersion").asInt()).isEqualTo(90);
    List<String> ids = new ArrayList<>();
    file.get("categories").forEach(category -> ids.add(category.get("id").asText()));
    shortcuts().forEach(shortcut -> ids.add(shortcut.get("id").asText()));
    file.get("variables").forEach(variable -> ids.add(variable.get("id").asText()));
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> UUID_4.matcher(id).matches());
    Set<String> keys = new TreeSet<>();
    for (JsonNode variable : file.get("variables")) {
      assertThat(variable.get("key").asText()).matches("[A-Za-z0-9_]{1,30}");
      keys.add(variable.get("key").asText());
    }
    assertThat(keys).hasSize(file.get("variables").size());
    String page = MarkdownDocument.read("docs/shortcuts.md").text();
    assertThat(page).contains("`coffee_address`", "`coffee_key`");
    for (JsonNode shortcut : shortcuts()) {
      assertThat(shortcut.get("name").asText()).isNotBlank();
      assertThat(page).contains(shortcut.get("name").asText());
    }
  }
}
