package coffee.app.documents;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The recipes for Home Assistant. What is checked here is the form of the templates: each sensor
 * shows one field and is available while that is of the type which the API says; and the calls are
 * made. {@code bench/clients/home-assistant} renders the templates.
 */
class DocumentedHomeAssistantTest {
  private static final int EVENING_HOUR = 21;
  private static final int MAX_OFFSET = 14;

  private static final String ALL = "docs/home-assistant.md";

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");
  private static final Pattern NUMBER =
      Pattern.compile("\\{\\{ value_json\\.(\\w+) \\| default\\(0, true\\) }}");
  private static final Pattern TEXT = Pattern.compile("\\{\\{ value_json\\.(\\w+) }}");
  private static final Pattern AVAILABILITY =
      Pattern.compile("\\{\\{ value_json is mapping and value_json\\.(\\w+) is (number|string) }}");
  private static final Pattern ENTITY = Pattern.compile("\\b(sensor|script|rest_command)\\.(\\w+)");

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
          .forEach(entry -> assertThat(recipes.put(entry.getKey(), entry.getValue())).isNull());
    }
    return recipes;
  }

  private static JsonNode recipe(String document, String name) throws IOException {
    return Objects.requireNonNull(recipes(document).get(name));
  }

  private static JsonNode resource(String document) throws IOException {
    JsonNode resources = recipe(document, "rest");
    assertThat(resources).hasSize(1);
    return resources.get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", ALL})
  void everySensorIsAvailableWhileItsFieldHasAValue(String document) throws IOException {
    JsonNode resource = resource(document);
    assertThat(resource.at("/headers/Authorization").asText()).isEqualTo("coffee_bearer");
    Set<String> ids = new TreeSet<>();
    try (RunningService service = RunningService.over(TestDatabase.fresh())) {
      JsonNode now = full(service.owner(), RestCommand.path(resource.get("resource").asText()));
      for (JsonNode sensor : resource.get("sensor")) {
        assertThat(ids.add(sensor.get("unique_id").asText())).isTrue();
        checkSensor(sensor, now);
      }
    }
    assertThat(ids).hasSizeGreaterThan(1);
  }

  private static void checkSensor(JsonNode sensor, JsonNode now) {
    MatchResult availability = matched(AVAILABILITY, sensor.get("availability"));
    boolean isNumber = availability.group(2).equals("number");
    String field = matched(isNumber ? NUMBER : TEXT, sensor.get("value_template")).group(1);
    assertThat(availability.group(1)).isEqualTo(field);
    assertThat(now.get(field).isNumber()).as(field).isEqualTo(isNumber);
    assertThat(now.get(field).isTextual()).as(field).isEqualTo(!isNumber);
    assertThat(sensor.has("unit_of_measurement")).as(field).isEqualTo(isNumber);
    assertThat(sensor.has("device_class")).as(field).isEqualTo(field.endsWith("_at"));
  }

  private static MatchResult matched(Pattern pattern, JsonNode template) {
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
  private static JsonNode full(HttpTestClient owner, String path) {
    owner.post("/v1/coffee", "{\"caffeine_mg\": 80}");
    owner.post("/v1/heartrate", "{\"bpm\": 64, \"context\": \"resting\"}");
    experimentFromTomorrow(owner);
    JsonNode now = owner.get(path).json();
    assertThat(now).isNotEmpty().noneMatch(JsonNode::isNull);
    return now;
  }

  @Test
  void everyNullableFieldHasARecipe() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (JsonNode sensor : resource(ALL).get("sensor")) {
      shown.add(matched(AVAILABILITY, sensor.get("availability")).group(1));
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
      assertThat(nullable()).containsAll(missing);
    }
    assertThat(shown).containsAll(nullable());
    assertThat(new TreeSet<>(MarkdownDocument.read(ALL).spans())).containsAll(nullable());
  }

  /** The fields that may be null, by the contract. */
  private static Set<String> nullable() throws IOException {
    JsonNode contract =
        new YAMLMapper().readTree(MarkdownDocument.HOME.resolve("docs/openapi.yaml").toFile());
    return contract.at("/components/schemas/Now/properties").properties().stream()
        .filter(field -> field.getValue().toString().matches(".*(Nullable|\"null\").*"))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", ALL})
  void aRepeatedCallLogsNothingTwice(String document) throws IOException {
    RestCommand command = new RestCommand(recipe(document, "rest_command").get("log_drink"));
    Map<String, String> variables =
        Map.of("drink", "espresso", "client_id", "ha-1", "timestamp", Instant.now().toString());
    try (RunningService service = RunningService.over(TestDatabase.fresh())) {
      assertThat(command.call(service.owner(), variables).status()).isEqualTo(201);
      assertThat(command.call(service.owner(), variables).status()).isEqualTo(200);
      assertThat(service.owner().get("/v1/coffee").json()).hasSize(1);
    }
  }

  /** Every button, and the tag. */
  @Test
  void everyActionLogsADrink() throws IOException {
    List<JsonNode> actions = new ArrayList<>();
    for (JsonNode button : recipe(ALL, "template").get(0).get("button")) {
      button.get("press").forEach(actions::add);
    }
    recipe(ALL, "automation").get(0).get("actions").forEach(actions::add);
    RestCommand command = new RestCommand(recipe(ALL, "rest_command").get("log_drink"));
    JsonNode steps = recipe(ALL, "script").at("/log_drink/sequence");
    JsonNode call = steps.at("/1/repeat/sequence/0");
    assertThat(call.get("action").asText()).isEqualTo("rest_command.log_drink");
    try (RunningService service = RunningService.over(TestDatabase.fresh())) {
      for (JsonNode action : actions) {
        assertThat(action.get("action").asText()).isEqualTo("script.log_drink");
        Map<String, String> given = Map.of("drink", action.at("/data/drink").asText());
        Map<String, String> script = new HashMap<>(given);
        script.putAll(RestCommand.rendered(steps.at("/0/variables"), given));
        Map<String, String> data = RestCommand.rendered(call.get("data"), script);
        assertThat(command.call(service.owner(), data).status()).isEqualTo(201);
      }
      JsonNode logged = service.owner().get("/v1/coffee").json();
      assertThat(logged).hasSameSizeAs(actions);
      assertThat(StreamSupport.stream(logged.spliterator(), false))
          .allMatch(coffee -> coffee.get("source").asText().equals("home-assistant"));
    }
  }

  /** What automations and scripts name is in the document. */
  @Test
  void everyNamedEntityExists() throws IOException {
    Map<String, JsonNode> recipes = recipes(ALL);
    Set<String> defined = new TreeSet<>(Set.of("rest_command.log_drink", "script.log_drink"));
    for (JsonNode sensor : resource(ALL).get("sensor")) {
      defined.add(
          "sensor." + sensor.get("name").asText().toLowerCase(Locale.ROOT).replace(' ', '_'));
    }
    String users =
        recipes.get("automation") + " " + recipes.get("script") + recipes.get("template");
    Set<String> named =
        ENTITY.matcher(users).results().map(MatchResult::group).collect(Collectors.toSet());
    assertThat(named).hasSizeGreaterThan(4);
    assertThat(defined).containsAll(named);
  }
}
