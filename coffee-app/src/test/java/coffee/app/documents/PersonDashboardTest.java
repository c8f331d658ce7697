package coffee.app.documents;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.GoldenPerson;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * The dashboard of a person for Grafana's Infinity data source, whose queries are made to a service
 * with a month of a person's data.
 */
@TestInstance(Lifecycle.PER_CLASS)
class PersonDashboardTest {
  private static final Path GRAFANA = MarkdownDocument.HOME.resolve("deploy/grafana");

  /** The evening of the last day of the golden person. */
  private static final Instant NOW = Instant.parse("2026-04-07T19:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final RunningService service =
      RunningService.over(
          database,
          GoldenPerson.environment(),
          Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NOW)));
  private final JsonNode dashboard = read(new ObjectMapper(), "person-dashboard.json");

  private static JsonNode read(ObjectMapper mapper, String file) {
    try {
      return mapper.readTree(GRAFANA.resolve(file).toFile());
    } catch (IOException damaged) {
      throw new IllegalStateException(damaged);
    }
  }

  @BeforeAll
  void logHistory() throws IOException {
    GoldenPerson.sendTo(service.owner());
  }

  @AfterAll
  void stop() {
    service.close();
    database.close();
  }

  private List<JsonNode> queries() {
    List<JsonNode> queries = new ArrayList<>();
    dashboard.get("panels").forEach(panel -> panel.get("targets").forEach(queries::add));
    return queries;
  }

  /** What Grafana puts in, by name: the first choice of each, or the last. */
  private Map<String, String> variables(boolean last) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("${__from:date:iso}", NOW.minus(Duration.ofDays(2)).toString());
    values.put("${__to:date:iso}", NOW.toString());
    values.put("${address}", "");
    for (JsonNode variable : dashboard.at("/templating/list")) {
      if (variable.get("type").asText().equals("custom")) {
        String[] choices = variable.get("query").asText().split(",", -1);
        String choice = choices[last ? choices.length - 1 : 0];
        values.put("$" + variable.get("name").asText(), choice);
      }
    }
    return values;
  }

  private static String replaced(String template, Map<String, String> variables) {
    String text = template;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      text = text.replace(variable.getKey(), variable.getValue());
    }
    assertThat(text).doesNotContain("$");
    return text;
  }

  private static String address(JsonNode query, Map<String, String> variables) {
    StringJoiner parameters = new StringJoiner("&", "?", "").setEmptyValue("");
    for (JsonNode parameter : query.at("/url_options/params")) {
      String value = replaced(parameter.get("value").asText(), variables);
      parameters.add(
          parameter.get("key").asText() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
    return replaced(query.get("url").asText(), variables) + parameters;
  }

  /** A part of a document, by its names with points between. */
  private static JsonNode at(JsonNode document, String selector) {
    return selector.isEmpty() ? document : document.at("/" + selector.replace('.', '/'));
  }

  private JsonNode answered(JsonNode query, boolean last) {
    assertThat(query.at("/url_options/method").asText()).isEqualTo("GET");
    String address = address(query, variables(last));
    HttpTestResponse response = service.owner().get(address);
    assertThat(response.status()).as(address + " " + response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("Link")).as(address + " has a next page").isEmpty();
    return at(response.json(), query.get("root_selector").asText());
  }

  @Test
  void everyQueryHasItsColumns() {
    assertThat(queries()).hasSizeGreaterThan(8);
    for (JsonNode query : queries()) {
      JsonNode rows = answered(query, false);
      assertThat(rows.isArray() || rows.isObject()).as(query.toString()).isTrue();
      JsonNode row = rows.isArray() ? rows.get(rows.size() - 1) : rows;
      for (JsonNode column : query.get("columns")) {
        JsonNode value = at(row, column.get("selector").asText());
        boolean fits =
            switch (column.get("type").asText()) {
              case "number" -> value.isNumber();
              case "timestamp" -> value.isTextual() && isInstant(value.asText());
              default -> value.isTextual();
            };
        assertThat(fits).as(column + " is " + value).isTrue();
      }
    }
  }

  private static boolean isInstant(String text) {
    return Instant.parse(text).toString().endsWith("Z");
  }

  @Test
  void everyChoiceIsAccepted() {
    for (JsonNode query : queries()) {
      assertThat(answered(query, true)).isNotNull();
    }
  }

  /** Charts over time get their rows in the order of time. */
  @Test
  void rowsOverTimeAreInOrder() {
    for (JsonNode query : queries()) {
      for (JsonNode column : query.get("columns")) {
        if (column.get("type").asText().equals("timestamp")) {
          String selector = column.get("selector").asText();
          assertThat(StreamSupport.stream(answered(query, false).spliterator(), false))
              .hasSizeGreaterThan(10)
              .extracting(row -> row.get(selector).asText())
              .isSortedAccordingTo(Comparator.naturalOrder());
        }
      }
    }
  }

  @Test
  void panelsShowColumnsOfTheirQueries() {
    for (JsonNode panel : dashboard.get("panels")) {
      List<String> columns = panel.get("targets").findValuesAsText("text");
      List<String> shown = new ArrayList<>();
      panel
          .at("/fieldConfig/overrides")
          .forEach(each -> shown.add(each.at("/matcher/options").asText()));
      panel.findValuesAsText("xField").forEach(shown::add);
      panel.findValuesAsText("fields").forEach(field -> shown.add(field.replaceAll("[/^$]", "")));
      panel.findValuesAsText("field").forEach(shown::add);
      panel.findValuesAsText("custom.fillBelowTo").forEach(shown::add);
      assertThat(columns).as(panel.get("title").asText()).containsAll(shown);
    }
  }

  /** A key in the clear part of a data source would be shown to everybody who may edit. */
  @Test
  void dataSourceKeepsItsKeySecret() {
    JsonNode source = read(new YAMLMapper(), "person-datasource.yml").at("/datasources/0");
    JsonNode type = dashboard.at("/panels/0/datasource/type");
    assertThat(source.get("type")).isEqualTo(type);
    assertThat(source.at("/jsonData/auth_method").asText()).isEqualTo("bearerToken");
    assertThat(source.at("/secureJsonData/bearerToken").asText()).isEqualTo("$COFFEE_KEY");
    String address = dashboard.at("/templating/list/1/query").asText();
    assertThat(source.at("/jsonData/allowedHosts/0").asText()).isEqualTo(address);
  }
}
