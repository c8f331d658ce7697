package coffee.app.documents;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The recipes for Home Assistant. Its templates are not run here. What is checked is their form: a
 * sensor that asks has no unit and a state also for an answer without its fields, every other shows
 * one attribute and is available while that is of the type which the API says; and the calls that
 * log are made.
 */
class DocumentedHomeAssistantTest {
  private static final int EVENING_HOUR = 21;
  private static final int MAX_OFFSET = 14;

  private static final String ALL = "docs/home-assistant.md";

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");
  private static final String ATTRIBUTE = "state_attr\\('sensor\\.coffee_tracker', '(\\w+)'\\)";
  private static final Pattern STATE = Pattern.compile("\\{\\{ " + ATTRIBUTE + " }}");
  private static final Pattern AVAILABILITY =
      Pattern.compile("\\{\\{ " + ATTRIBUTE + " is (number|string) }}");

  /** All YAML of a document, by its topmost names. */
  private static Map<String, JsonNode> recipes(String document) throws IOException {
    Map<String, JsonNode> recipes = new HashMap<>();
    for (String block :
        BLOCK
            .matcher(MarkdownDocument.read(document).text())
            .results()
            .map(found -> found.group(1).replace("!secret ", ""))
            .toList()) {
      new YAMLMapper()
          .readTree(block)
          .properties()
          .forEach(entry -> recipes.put(entry.getKey(), entry.getValue()));
    }
    return recipes;
  }

  private static JsonNode recipe(String document, String name) throws IOException {
    return Objects.requireNonNull(recipes(document).get(name));
  }

  private static JsonNode now() throws IOException {
    JsonNode contract =
        new YAMLMapper().readTree(MarkdownDocument.HOME.resolve("docs/openapi.yaml").toFile());
    return contract.at("/components/schemas/Now/properties");
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", ALL})
  void restSensorAcceptsEveryResponse(String document) throws IOException {
    JsonNode sensors = recipe(document, "sensor");
    assertThat(sensors).hasSize(1);
    JsonNode sensor = sensors.get(0);
    assertThat(names(sensor))
        .containsExactlyInAnyOrder(
            "platform", "name", "resource", "headers", "value_template", "json_attributes");
    assertThat(sensor.get("value_template").asText())
        .isEqualTo("{{ value_json.local_date | default('unknown') }}");
    assertThat(sensor.get("json_attributes"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrderElementsOf(names(now()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", ALL})
  void everyOtherIsAvailableWhileItsFieldHasAValue(String document) throws IOException {
    JsonNode sensors = recipe(document, "template").get(0).get("sensor");
    assertThat(sensors).hasSizeGreaterThan(1);
    try (RunningService service = RunningService.over(TestDatabase.fresh())) {
      JsonNode now = full(service.owner());
      for (JsonNode sensor : sensors) {
        String field = matched(STATE, sensor.get("state")).group(1);
        Matcher availability = matched(AVAILABILITY, sensor.get("availability"));
        assertThat(availability.group(1)).isEqualTo(field);
        boolean isNumber = availability.group(2).equals("number");
        assertThat(now.get(field).isNumber()).as(field).isEqualTo(isNumber);
        assertThat(now.get(field).isTextual()).as(field).isEqualTo(!isNumber);
        assertThat(sensor.has("unit_of_measurement")).as(field).isEqualTo(isNumber);
        assertThat(sensor.has("device_class")).as(field).isEqualTo(field.endsWith("_at"));
      }
    }
  }

  private static Matcher matched(Pattern pattern, JsonNode template) {
    Matcher matcher = pattern.matcher(template.asText());
    assertThat(matcher.matches()).as(template.asText()).isTrue();
    return matcher;
  }

  /** In a zone where it is evening, so that tomorrow's instruction is shown. */
  private static void experimentFromTomorrow(HttpTestClient owner) {
    int hours = EVENING_HOUR - Instant.now().atOffset(ZoneOffset.UTC).getHour();
    ZoneOffset zone = ZoneOffset.ofHours(hours > MAX_OFFSET ? hours - 24 : hours);
    String id = zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    owner.patch("/v1/profile", "{\"time_zone\": \"%s\"}".formatted(id));
    String plan =
        """
        {"design": "delay", "dose_mg": 80, "cup_time": "10:00", "blocks": 7}\
        """;
    long experiment = owner.post("/v1/experiments", plan).json().get("id").asLong();
    owner.post("/v1/experiments/%d/start".formatted(experiment), "{}");
  }

  /** What a person with a coffee, a heart rate and an experiment is told, without any null. */
  private static JsonNode full(HttpTestClient owner) {
    owner.post("/v1/coffee", "{\"caffeine_mg\": 80}");
    owner.post("/v1/heartrate", "{\"bpm\": 64, \"context\": \"resting\"}");
    experimentFromTomorrow(owner);
    JsonNode now = owner.get("/v1/now").json();
    assertThat(now).noneMatch(JsonNode::isNull);
    return now;
  }

  @Test
  void everyNullableFieldHasARecipe() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (JsonNode sensor : recipe(ALL, "template").get(0).get("sensor")) {
      shown.add(matched(STATE, sensor.get("state")).group(1));
    }
    try (RunningService service = RunningService.over(TestDatabase.fresh())) {
      service.owner().patch("/v1/profile", "{\"daily_limit_mg\": 0}");
      Set<String> missing = new TreeSet<>();
      service.owner().get("/v1/now").json().properties().stream()
          .filter(entry -> entry.getValue().isNull())
          .forEach(entry -> missing.add(entry.getKey()));
      assertThat(missing)
          .containsExactly(
              "bpm",
              "bpm_at",
              "bpm_context",
              "experiment_instruction",
              "last_intake_at",
              "limit_used_pct",
              "minutes_since_last");
      assertThat(shown).containsAll(missing);
      assertThat(new TreeSet<>(MarkdownDocument.read(ALL).spans())).containsAll(missing);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", ALL})
  void loggingCallsWork(String document) throws IOException {
    List<Integer> statuses = new ArrayList<>();
    try (RunningService service = RunningService.over(TestDatabase.fresh())) {
      for (JsonNode command : recipe(document, "rest_command")) {
        statuses.add(call(service, command).status());
      }
      assertThat(statuses).containsExactly(201, 201);
      JsonNode logged = service.owner().get("/v1/coffee").json();
      assertThat(StreamSupport.stream(logged.spliterator(), false))
          .extracting(coffee -> coffee.get("caffeine_mg").asDouble())
          .containsExactlyInAnyOrder(63.0, 80.0);
    }
  }

  /** As Home Assistant makes it, with what a template says where nothing is given. */
  private static HttpTestResponse call(RunningService service, JsonNode command) {
    String path = command.get("url").asText().replace("http://127.0.0.1:8000", "");
    String payload =
        command
            .path("payload")
            .asText("")
            .replaceAll("\\{\\{ \\w+ \\| default\\(([^)]*)\\) }}", "$1");
    assertThat(command.get("headers").get("Authorization").asText()).isEqualTo("coffee_bearer");
    String method = command.get("method").asText().toUpperCase(Locale.ROOT);
    return command.has("content_type")
        ? service
            .owner()
            .send(
                method,
                path,
                BodyPublishers.ofString(payload),
                "Content-Type",
                command.get("content_type").asText())
        : service.owner().send(method, path, BodyPublishers.noBody());
  }
}
