package coffee.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.limit.RateLimit;
import coffee.rest.limits.IpNetwork;
import coffee.rest.limits.RateLimitPolicies;
import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoffeeConfigurationTest {

  @Test
  void worksWithoutAnyEnvironment() throws Exception {
    CoffeeConfiguration configuration = configured(Map.of());
    assertThat(configuration.database().address().jdbcUrl())
        .isEqualTo("jdbc:postgresql://localhost:5432/coffee");
    assertThat(configuration.redis().address()).isEmpty();
    assertThat(configuration.web().hosts()).isEmpty();
    assertThat(configuration.web().maxRequestBodyBytes()).isEqualTo(1_048_576);
    assertThat(configuration.imports())
        .isEqualTo(new ImportSettings("imports", 17_179_869_184L, 1));
    assertThat(configuration.rules().intakes().maximumMg()).isEqualTo(1_000);
    assertThat(configuration.rules().intakes().recommendedDailyMg()).isEqualTo(400);
    assertThat(configuration.rules().readings().minimumBpm()).isEqualTo(30);
    assertThat(configuration.rules().readings().maximumBpm()).isEqualTo(250);
    assertThat(listeners(configuration)).isEqualTo("127.0.0.1:8000 127.0.0.1:8001");
  }

  @Test
  void readsAllSettingsFromEnvironment() throws Exception {
    CoffeeConfiguration configuration =
        configured(
            Map.ofEntries(
                Map.entry("BIND_HOST", "0.0.0.0"),
                Map.entry("PORT", "9000"),
                Map.entry("ADMIN_BIND_HOST", "::1"),
                Map.entry("ADMIN_PORT", "9001"),
                Map.entry("REDIS_URL", "redis://:secret@cache:6379/1"),
                Map.entry("ALLOWED_HOSTS", "coffee.example, *.example.org,"),
                Map.entry("CORS_ORIGINS", "https://coffee.example"),
                Map.entry("MAX_REQUEST_BODY_BYTES", "2048"),
                Map.entry("IMPORT_DIR", "/var/lib/coffee"),
                Map.entry("MAX_IMPORT_BYTES", "4096"),
                Map.entry("IMPORT_RUNNERS", "2"),
                Map.entry("MAX_CAFFEINE_MG", "500"),
                Map.entry("RECOMMENDED_DAILY_CAFFEINE_MG", "200"),
                Map.entry("MIN_HEART_RATE_BPM", "25"),
                Map.entry("MAX_HEART_RATE_BPM", "220")));
    assertThat(listeners(configuration)).isEqualTo("0.0.0.0:9000 ::1:9001");
    assertThat(configuration.redis().address().orElseThrow().getHost()).isEqualTo("cache");
    assertThat(configuration.web().hosts()).containsExactly("coffee.example", "*.example.org");
    assertThat(configuration.web().origins()).containsExactly("https://coffee.example");
    assertThat(configuration.web().maxRequestBodyBytes()).isEqualTo(2_048);
    assertThat(configuration.imports()).isEqualTo(new ImportSettings("/var/lib/coffee", 4_096, 2));
    assertThat(configuration.rules().intakes().maximumMg()).isEqualTo(500);
    assertThat(configuration.rules().readings().minimumBpm()).isEqualTo(25);
  }

  @Test
  void hasDefaultRateLimits() throws Exception {
    RateLimitPolicies policies = configured(Map.of()).limits().policies();
    assertThat(policies.reads()).isEqualTo(new RateLimit("reads", 12_000, Duration.ofMinutes(1)));
    assertThat(policies.writes().requests()).isEqualTo(12_000);
    assertThat(policies.imports().requests()).isEqualTo(120);
    assertThat(policies.analyses().requests()).isEqualTo(300);
    assertThat(policies.unauthenticated().requests()).isEqualTo(600);
    assertThat(policies.failedAuthentication().requests()).isEqualTo(30);
    assertThat(policies.maxConcurrent()).isEqualTo(64);

    LimitSettings told =
        configured(Map.of("LIMITS_ENABLED", "false", "LIMIT_READS", "5", "LIMIT_WINDOW", "10s"))
            .limits();
    assertThat(told.enabled()).isFalse();
    assertThat(told.policies().reads())
        .isEqualTo(new RateLimit("reads", 5, Duration.ofSeconds(10)));
  }

  @Test
  void trustsNoProxyOrOriginByDefault() throws Exception {
    assertThat(configured(Map.of()).web().proxies()).isEmpty();
    assertThat(configured(Map.of()).web().origins()).isEmpty();
    assertThat(configured(Map.of("TRUSTED_PROXIES", "::1, 10.0.0.0/8")).web().proxies())
        .containsExactly(IpNetwork.parse("::1"), IpNetwork.parse("10.0.0.0/8"));
  }

  @Test
  void setsStatementTimeout() throws Exception {
    assertThat(configured(Map.of()).database().pool().getProperties().get("options"))
        .startsWith("-c statement_timeout=30s ");
  }

  @Test
  void passesPasswordLiterally() throws Exception {
    String url = "postgresql://ada:p\\a\"s#s: ${w}$o'rd@db/coffee";
    DataSourceFactory pool = configured(Map.of("DATABASE_URL", url)).database().pool();
    assertThat(pool.getPassword()).isEqualTo("p\\a\"s#s: ${w}$o'rd");
    assertThat(pool.getUrl()).isEqualTo("jdbc:postgresql://db/coffee");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          DATABASE_URL,         oracle://u:s3cret@db,  DATABASE_URL must have the form
          DATABASE_CONNECTIONS, 0,                     DATABASE_CONNECTIONS must be
          LIMIT_AT_ONCE,        0,                     LIMIT_AT_ONCE must be 1 to 1000
          REDIS_URL,            s3cret,                REDIS_URL must have the form
          REDIS_URL,            redis://:s3cret^@c,    REDIS_URL is not a URL
          MAX_REQUEST_BODY_BYTES, 0,                   MAX_REQUEST_BODY_BYTES must be
          MAX_IMPORT_BYTES,     0,                     MAX_IMPORT_BYTES must be
          IMPORT_RUNNERS,       17,                    IMPORT_RUNNERS must be
          MAX_CAFFEINE_MG,      NaN,                   MAX_CAFFEINE_MG must be
          MIN_HEART_RATE_BPM,   300,                   MIN_HEART_RATE_BPM must be
          TZ,                   Nowhere,               TZ is Nowhere
          CORS_ORIGINS,         coffee.example,        CORS_ORIGINS must be origins
          CORS_ORIGINS,         *,                     CORS_ORIGINS must be origins
          CORS_ORIGINS,         https://a.example/,    CORS_ORIGINS must be origins
          TRUSTED_PROXIES,      proxy.example,         TRUSTED_PROXIES must be
          TRUSTED_PROXIES,      10.0.0.0/40,           TRUSTED_PROXIES must be
          LIMIT_READS,          0,                     LIMIT_READS with LIMIT_WINDOW must be
          LIMIT_FAILED_AUTHENTICATION, -1,             LIMIT_FAILED_AUTHENTICATION with
          LIMIT_WINDOW,         2d,                    LIMIT_READS with LIMIT_WINDOW must be
          LIMITS_REDIS_PATIENCE, 1h,                   LIMITS_REDIS_PATIENCE must be
          PORT,                 coffee,                PORT must be a whole number
          ADMIN_PORT,           70000,                 ADMIN_PORT must be between 1 and 65535
          LIMITS_ENABLED,       perhaps,               LIMITS_ENABLED must be true or false
          LIMIT_WINDOW,         soon,                  LIMIT_WINDOW must be a duration such as 60s
          MAX_CAFFEINE_MG,      much,                  MAX_CAFFEINE_MG must be a number
          ALLOWED_HOSTS,        a.example b.example,   ALLOWED_HOSTS must be names such as
          ALLOWED_HOSTS,        https://a.example,     ALLOWED_HOSTS must be names such as
          ALLOWED_HOSTS,        a.example:8000,        ALLOWED_HOSTS must be names such as
          LOG_LEVEL,            LOUD,                  LOG_LEVEL must be one of ERROR
          REQUEST_LOG_LEVEL,    yes,                   REQUEST_LOG_LEVEL must be one of ERROR
          """)
  void reportsInvalidVariableWithoutItsValue(String name, String value, String reason) {
    assertThatThrownBy(() -> configured(Map.of(name, value)))
        .hasMessageContaining(reason)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void reportsAllInvalidVariables() {
    Map<String, String> environment =
        Map.of(
            "PORT", "70000",
            "ADMIN_PORT", "70001",
            "LOG_LEVEL", "LOUD",
            "MIN_HEART_RATE_BPM", "200",
            "MAX_HEART_RATE_BPM", "100",
            "TZ", "Nowhere",
            "HOME", "/root");
    assertThatThrownBy(() -> configured(environment))
        .isInstanceOf(OperatorException.class)
        .hasMessage(
            "TZ is Nowhere, which is not a time zone: use a name such as Europe/Berlin; "
                + "PORT must be between 1 and 65535; ADMIN_PORT must be between 1 and 65535; "
                + "LOG_LEVEL must be one of ERROR, WARN, INFO, DEBUG, TRACE, ALL, OFF; "
                + "MIN_HEART_RATE_BPM must be 1 or more and below MAX_HEART_RATE_BPM, which may be"
                + " 254");
  }

  @Test
  void doesNotReportVariablesThatAreValidTogether() {
    Map<String, String> environment =
        Map.of("PORT", "many", "MIN_HEART_RATE_BPM", "251", "MAX_HEART_RATE_BPM", "254");
    assertThatThrownBy(() -> configured(environment)).hasMessage("PORT must be a whole number");
  }

  @Test
  void reportsVariablesThatAreInvalidTogether() {
    Map<String, String> environment =
        Map.of("PORT", "many", "MIN_HEART_RATE_BPM", "200", "MAX_HEART_RATE_BPM", "100");
    assertThatThrownBy(() -> configured(environment))
        .hasMessage(
            "PORT must be a whole number; MIN_HEART_RATE_BPM must be 1 or more and below"
                + " MAX_HEART_RATE_BPM, which may be 254");
  }

  @ParameterizedTest
  @ValueSource(strings = {"::1", "[::1]", "192.0.2.1", "my_host", "*", "*.example.org"})
  void acceptsHostNamesAndAddresses(String host) throws Exception {
    assertThat(configured(Map.of("ALLOWED_HOSTS", host)).web().hosts()).containsExactly(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "OFF", "debug", " WARN "})
  void acceptsLogLevelsOfLibrary(String level) throws Exception {
    assertThat(configured(Map.of("LOG_LEVEL", level))).isNotNull();
  }

  @Test
  void acceptsCustomVariableAndYamlBooleanLevel() throws Exception {
    String file =
        Files.readString(Path.of("..", "config.yml"))
            .replace("${DATABASE_URL:-postgresql://coffee@localhost:5432/coffee}", "${DB_URL}")
            .replace("level: ${LOG_LEVEL:-INFO}", "level: off");
    Map<String, String> environment =
        new HashMap<>(Map.of("DB_URL", "postgresql://ada@db/x", "PORT", "9000"));
    assertThat(configured(file, environment).database().address().jdbcUrl())
        .isEqualTo("jdbc:postgresql://db/x");

    environment.put("PORT", "many");
    assertThatThrownBy(() -> configured(file, environment))
        .hasMessage("PORT must be a whole number");
    String unknown = file.replace("level: off", "level: LOUD");
    environment.remove("PORT");
    assertThatThrownBy(() -> configured(unknown, environment))
        .hasStackTraceContaining("logging.level must be one of ERROR");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          org.eclipse.jetty: DEBUG             | logging.loggers.org.eclipse.jetty must be INFO
          org.eclipse.jetty: {level: trace}    | logging.loggers.org.eclipse.jetty must be INFO
          org.eclipse.jetty: on                | logging.loggers.org.eclipse.jetty must be INFO
          org: ALL                             | logging.loggers.org must be INFO
          coffeetable: DEBUG                   | logging.loggers.coffeetable must be INFO
          coffee: LOUD                         | logging.loggers.coffee must be one of ERROR
          """)
  void refusesLevelsAtWhichALibraryLogsKeys(String logger, String reason) throws IOException {
    String file = withLogger(logger);
    assertThatThrownBy(() -> configured(file, Map.of())).hasStackTraceContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"coffee: ALL", "coffee.rest: {level: TRACE}", "org: off", "ROOT: DEBUG"})
  void acceptsAnyLevelForOwnLoggers(String logger) throws Exception {
    assertThat(configured(withLogger(logger), Map.of())).isNotNull();
  }

  private static String withLogger(String logger) throws IOException {
    return Files.readString(Path.of("..", "config.yml"))
        .replace("    org.eclipse.jetty: WARN\n", "    " + logger + "\n");
  }

  private static CoffeeConfiguration configured(String file, Map<String, String> environment)
      throws IOException, ConfigurationException {
    return factory(environment)
        .build(
            new EnvironmentSubstitution(
                path -> new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                environment),
            "coffee.yml");
  }

  private static CoffeeConfiguration configured(Map<String, String> environment)
      throws IOException, ConfigurationException {
    return factory(environment).build();
  }

  private static PackagedConfigurationFactory<CoffeeConfiguration> factory(
      Map<String, String> environment) {
    return new PackagedConfigurationFactory<>(
        CoffeeConfiguration.class,
        Validators.newValidator(),
        Jackson.newObjectMapper(),
        environment);
  }

  private static String listeners(CoffeeConfiguration configuration) {
    JsonNode server = Jackson.newObjectMapper().valueToTree(configuration.getServerFactory());
    return address(server.get("applicationConnectors"))
        + " "
        + address(server.get("adminConnectors"));
  }

  private static String address(JsonNode connectors) {
    JsonNode connector = connectors.get(0);
    return connector.get("bindHost").asText() + ":" + connector.get("port").asInt();
  }
}
