package coffee.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import coffee.persistence.redis.TestRedis;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The dashboard and the alerts over a service that has just started and was never called. A ratio
 * whose upper series does not exist yet is "No data" where it should be 0, and a counter that
 * begins with 1 hides its first event from {@code rate} and {@code increase}.
 */
class InitialMetricsTest {

  private static final Path DEPLOY = Path.of("..", "deploy");

  /** A metric's name with its label matchers; functions and words of the language have none. */
  private static final Pattern SELECTOR = Pattern.compile("([a-z_]+)\\{([^}]*)}");

  private static final Pattern NAME = Pattern.compile("\\b[a-z]+_[a-z_]+\\b(?! *[({=])");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|!=|=)\"([^\"]*)\"");

  /** Labels that Prometheus adds. */
  private static final List<String> ADDED = List.of("instance", "job");

  private static MetricsPage page;
  private static MetricsPage pageWithoutRedis;

  /** A metric and the labels that an expression asks for, each {@code name operator "value"}. */
  private record Selector(String name, String matchers) {

    boolean isOn(MetricsPage page) {
      return page.samples().stream().anyMatch(this::matches);
    }

    private boolean matches(MetricsPage.Sample sample) {
      return sample.name().equals(name)
          && MATCHER
              .matcher(matchers)
              .results()
              .filter(matcher -> !ADDED.contains(matcher.group(1)))
              .allMatch(matcher -> matches(sample.labels(), matcher));
    }

    private static boolean matches(Map<String, String> labels, MatchResult matcher) {
      String value = labels.getOrDefault(matcher.group(1), "");
      String expected = matcher.group(3);
      return switch (matcher.group(2)) {
        case "=" -> value.equals(expected);
        case "!=" -> !value.equals(expected);
        default -> value.matches(expected);
      };
    }
  }

  @BeforeAll
  static void read() throws IOException {
    try (TestRedis redis = TestRedis.start()) {
      page = page(Map.of("REDIS_URL", redis.address().toString()));
    }
    pageWithoutRedis = page(Map.of());
  }

  private static MetricsPage page(Map<String, String> environment) {
    try (RunningService service = RunningService.over(TestDatabase.fresh(), environment)) {
      return MetricsPage.read(new HttpTestClient(service.adminPort(), "").get("/metrics").body());
    }
  }

  private static List<Selector> selectors(String expression) {
    List<Selector> selectors = new ArrayList<>();
    SELECTOR
        .matcher(expression)
        .results()
        .forEach(found -> selectors.add(new Selector(found.group(1), found.group(2))));
    String rest =
        SELECTOR
            .matcher(expression)
            .replaceAll("")
            .replaceAll("\\b(?:by|on) *\\([^)]*\\)|\"[^\"]*\"|\\[[^]]*]", "");
    NAME.matcher(rest).results().forEach(found -> selectors.add(new Selector(found.group(), "")));
    return selectors;
  }

  private static JsonNode dashboard() throws IOException {
    return new ObjectMapper().readTree(DEPLOY.resolve("grafana/coffee-tracker.json").toFile());
  }

  private static List<JsonNode> panels() throws IOException {
    List<JsonNode> panels = new ArrayList<>();
    dashboard().get("panels").forEach(panels::add);
    return panels.stream().filter(panel -> panel.has("targets")).toList();
  }

  private static List<String> expressions(JsonNode node) {
    return node.findValues("expr").stream().map(JsonNode::asText).toList();
  }

  @Test
  void readsEverySelectorOfAnExpression() {
    assertThat(selectors("a_b{x=\"1\"} / sum by (job, le) (rate(c_d_total[5m])) > 0"))
        .containsExactly(new Selector("a_b", "x=\"1\""), new Selector("c_d_total", ""));
  }

  @Test
  void everyRatioHasItsSeriesFromTheStart() throws IOException {
    JsonNode alerts = new YAMLMapper().readTree(DEPLOY.resolve("prometheus/alerts.yml").toFile());
    List<String> ratios =
        Stream.concat(expressions(dashboard()).stream(), expressions(alerts).stream())
            .filter(expression -> expression.contains(" / "))
            .toList();
    assertThat(ratios).hasSizeGreaterThan(5);
    assertThat(ratios)
        .allSatisfy(
            ratio -> assertThat(selectors(ratio)).isNotEmpty().allMatch(one -> one.isOn(page)));
  }

  @Test
  void everyCounterOfAnAlertBeginsWithZero() throws IOException {
    JsonNode alerts = new YAMLMapper().readTree(DEPLOY.resolve("prometheus/alerts.yml").toFile());
    List<Selector> counters =
        expressions(alerts).stream()
            .flatMap(expression -> selectors(expression).stream())
            .filter(selector -> selector.name().endsWith("_total"))
            .toList();
    assertThat(counters).isNotEmpty().allMatch(counter -> counter.isOn(page));
  }

  @Test
  void panelsWithoutSeriesExplainNoData() throws IOException {
    assertThat(panels()).hasSizeGreaterThan(25);
    for (JsonNode panel : panels()) {
      boolean hasAll =
          expressions(panel).stream()
              .flatMap(expression -> selectors(expression).stream())
              .allMatch(selector -> selector.isOn(pageWithoutRedis));
      boolean isFiltered =
          expressions(panel).stream().anyMatch(expression -> expression.endsWith("> 0"));
      if (!hasAll || isFiltered) {
        assertThat(panel.at("/fieldConfig/defaults/noValue").asText())
            .as(panel.get("title").asText())
            .isNotEmpty();
      }
    }
  }

  @Test
  void instancesCanBeChosenBeforeTheyAreCalled() throws IOException {
    JsonNode instance = dashboard().at("/templating/list/1");
    assertThat(instance.get("name").asText()).isEqualTo("instance");
    String name =
        instance.at("/query/query").asText().replaceFirst("label_values\\((\\w+), .*", "$1");
    assertThat(page.names()).contains(name);
  }

  /** The rules' test, which needs promtool, evaluates them: among others without any request. */
  @Test
  void everyErrorRatioOfDashboardHasRuleTest() throws IOException {
    JsonNode tests =
        new YAMLMapper().readTree(DEPLOY.resolve("prometheus/alerts-test.yml").toFile());
    List<String> ratios =
        expressions(dashboard()).stream()
            .filter(expression -> expression.contains(" / ("))
            .map(expression -> expression.replace("$instance", ".*"))
            .map(expression -> expression.replace("$__rate_interval", "5m"))
            .toList();
    assertThat(ratios).hasSize(2);
    assertThat(expressions(tests)).containsAll(ratios);
  }
}
