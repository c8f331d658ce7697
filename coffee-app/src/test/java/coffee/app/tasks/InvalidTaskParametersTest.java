package coffee.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import coffee.app.operator.ActionParameter;
import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.app.wiring.TaskWiring;
import coffee.persistence.TestDatabase;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * What a task cannot use is refused with 400 before anything is done: never ignored, never a 500.
 */
class InvalidTaskParametersTest {

  /** A right value for each parameter that a task may require. */
  private static final Map<String, String> RIGHT =
      Map.ofEntries(
          Map.entry("name", "nobody"),
          Map.entry("new_name", "nobody else"),
          Map.entry("confirm", "nobody"),
          Map.entry("key", "1"),
          Map.entry("scopes", "read"),
          Map.entry("days", "36500"),
          Map.entry("logger", "coffee.app"));

  /** Too long, negative, out of range, of another type, with control characters, empty. */
  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "-1",
          "-PT1S",
          "PT0S",
          "PT1H1",
          "P1D1D",
          "PT9223372036854775807S",
          "9223372036854775807d",
          "999999999999999999999999d",
          "9999999999d",
          "200000000000d",
          "1e9",
          "NaN",
          "LOUD",
          "true",
          "٣",
          "a\u0000b",
          "a\nb",
          "x".repeat(3_000),
          "'; DROP TABLE person; --",
          "+999999999-12-31T23:59:59Z",
          "-999999999-01-01");

  private static RunningService service;
  private static HttpTestClient operator;

  @BeforeAll
  static void start() {
    service = RunningService.over(TestDatabase.fresh());
    operator = new HttpTestClient(service.adminPort(), "");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @AfterEach
  void logAsConfigured() {
    Stream.of("ROOT", "coffee", "coffee.app", "org.eclipse.jetty")
        .forEach(logger -> post("log-level?logger=" + logger));
  }

  private static Stream<String> names() {
    return TaskWiring.tasks().keySet().stream();
  }

  private static List<ActionParameter> parameters(String task) {
    return Objects.requireNonNull(TaskWiring.tasks().get(task)).parameters();
  }

  private static HttpTestResponse post(String task) {
    return operator.send("POST", "/tasks/" + task, BodyPublishers.noBody());
  }

  /** A query with what the task requires, and one value more or another. */
  private static String query(String task, String parameter, String value) {
    Map<String, String> values = new HashMap<>();
    parameters(task).stream()
        .filter(ActionParameter::isRequired)
        .forEach(required -> values.put(required.name(), RIGHT.get(required.name())));
    values.put(parameter, value);
    return task
        + "?"
        + values.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Test
  void coversEveryTask() {
    assertThat(operator.get("/tasks").body().strip().lines())
        .containsExactlyInAnyOrderElementsOf(names().toList());
  }

  @ParameterizedTest
  @MethodSource("names")
  void refusesUnknownParameters(String task) {
    HttpTestResponse answer = post(query(task, "colour", "red"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("colour is unknown\n");
  }

  @ParameterizedTest
  @MethodSource("names")
  void refusesRepeatedParameters(String task) {
    List<String> parameters = parameters(task).stream().map(ActionParameter::name).toList();
    for (String parameter : parameters) {
      HttpTestResponse answer = post(query(task, parameter, "a") + "&" + parameter + "=b");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).isEqualTo(parameter + " is given more than once\n");
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void refusesBodiesOtherThanForms(String task) {
    HttpTestResponse answer =
        operator.send(
            "POST",
            "/tasks/" + task,
            BodyPublishers.ofString("{\"person\": \"Ada\"}"),
            "Content-Type",
            "application/json");
    assertThat(answer.status()).isEqualTo(415);
  }

  @ParameterizedTest
  @MethodSource("names")
  void hostileValuesCauseNoInternalError(String task) {
    List<String> failures = new ArrayList<>();
    for (ActionParameter parameter : parameters(task)) {
      for (String value : HOSTILE) {
        HttpTestResponse answer = post(query(task, parameter.name(), value));
        if (answer.status() >= 500) {
          failures.add(parameter.name() + "=" + value + ": " + answer.body());
        }
      }
    }
    assertThat(failures).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "purge-retries?x=%zz",
    "purge-retries?x=%ff%fe",
    "purge-retries?%",
  })
  void aQueryThatCannotBeReadIsRefused(String task) throws Exception {
    assertThat(status(task)).isEqualTo(400);
  }

  private static int status(String task) throws Exception {
    return status(task, "Content-Length: 0\r\n\r\n");
  }

  /** The status of a request whose last headers and body are given as they are sent. */
  private static int status(String task, String rest) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.adminPort())) {
      String request =
          "POST /tasks/" + task + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + rest;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Integer.parseInt(answer.split(" ", 3)[1]);
    }
  }

  /** Announces a long form but sends none of it, because the server refuses it unread. */
  @Test
  void refusesOversizedForms() throws Exception {
    String form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ";

    assertThat(status("purge-readings", form + "1000000\r\n\r\n")).isEqualTo(400);
    assertThat(status("purge-readings", form + "10\r\n\r\ndays=36500")).isEqualTo(200);
  }

  @Test
  void namesAllInvalidParametersAtOnce() {
    assertThat(post("key-create?colour=red&person=&person=x").body())
        .isEqualTo(
            "name is missing; scopes is missing; colour is unknown;"
                + " person is given more than once\n");
    assertThat(post("person-add?name=").body()).isEqualTo("name is empty\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          logger=coffee&level=LOUD                       | level must be one of ERROR, WARN
          logger=coffee&level=                           | level is empty
          level=DEBUG                                    | logger is missing
          logger=cofee&level=DEBUG                       | there is no logger called cofee
          logger=coffee&duration=PT1S                    | a duration needs a level
          logger=coffee&level=DEBUG&duration=-PT1S       | -PT1S is not a duration such as
          logger=coffee&level=DEBUG&duration=PT0S        | duration must be 1 second to 30 days
          logger=coffee&level=DEBUG&duration=31d         | duration must be 1 second to 30 days
          logger=coffee&level=DEBUG&duration=PT9999999H  | duration must be 1 second to 30 days
          logger=coffee&level=DEBUG&duration=PTXS        | PTXS is not a duration such as
          logger=coffee&level=DEBUG&duration=soon        | soon is not a duration such as
          logger=org.eclipse.jetty&level=DEBUG           | org.eclipse.jetty is a library's
          logger=org.eclipse.jetty&level=trace           | org.eclipse.jetty is a library's
          logger=org&level=ALL                           | org is a library's
          """)
  void refusesUnknownLogLevels(String query, String reason) {
    Map<String, Level> before = levels();
    HttpTestResponse answer = post("log-level?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).startsWith(reason);
    assertThat(levels()).isEqualTo(before);
  }

  private static Map<String, Level> levels() {
    return ((LoggerContext) LoggerFactory.getILoggerFactory())
        .getLoggerList().stream()
            .collect(
                Collectors.toMap(logger -> logger.getName(), logger -> logger.getEffectiveLevel()));
  }

  @Test
  void setsAndRestoresLogLevel() {
    Level configured = levels().get("coffee.app");
    assertThat(post("log-level?logger=coffee&level=debug&duration=10m").body())
        .isEqualTo("coffee logs at DEBUG for 600 s.\n");
    assertThat(levels().get("coffee.app")).isEqualTo(Level.DEBUG);
    assertThat(post("log-level?logger=coffee&level=TRACE&duration=PT10M").status()).isEqualTo(200);
    assertThat(levels().get("coffee.app")).isEqualTo(Level.TRACE);
    assertThat(post("log-level?logger=coffee").body()).isEqualTo("coffee logs as configured.\n");
    assertThat(levels().get("coffee.app")).isEqualTo(configured);
  }

  @Test
  void restoresConfiguredLevelOfRootLogger() {
    Level configured = levels().get("ROOT");
    assertThat(post("log-level?logger=root&level=ERROR").body()).isEqualTo("ROOT logs at ERROR.\n");
    assertThat(levels().get("ROOT")).isEqualTo(Level.ERROR);
    assertThat(post("log-level?logger=ROOT").status()).isEqualTo(200);
    assertThat(levels().get("ROOT")).isEqualTo(configured);
  }
}
