package coffee.app.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.metrics.MetricsPage;
import coffee.app.support.HttpTestClient;
import coffee.app.support.RunningService;
import coffee.app.support.ServerProcess;
import coffee.domain.Eventually;
import coffee.domain.MutableClock;
import coffee.persistence.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service, a broker, and a client that sees what Home Assistant sees. */
class HomeAssistantOverMqttTest {

  private static final String PRESSED_AT = "2026-03-01T09:00:00.123456+00:00";

  private final TestDatabase database = TestDatabase.fresh();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
    database.close();
  }

  private <T extends AutoCloseable> T closing(T resource) {
    open.add(resource);
    return resource;
  }

  private RunningService service(String url) {
    return closing(RunningService.over(database, Map.of("MQTT_URL", url)));
  }

  private TopicObserver observer(TestBroker broker) {
    return closing(new TopicObserver(broker));
  }

  private static void log(HttpTestClient owner, String type, int milligrams) {
    String coffee = "{\"coffee_type\": \"%s\", \"caffeine_mg\": %d}".formatted(type, milligrams);
    assertThat(owner.post("/v1/coffee", coffee).status()).isEqualTo(201);
  }

  private static MetricsPage metrics(RunningService service) {
    return MetricsPage.read(new HttpTestClient(service.adminPort(), "").get("/metrics").body());
  }

  private static double presses(RunningService service, String outcome) {
    return metrics(service).value("mqtt_presses_total", Map.of("outcome", outcome)).orElseThrow();
  }

  private static String buttonTopic(JsonNode description, String name) {
    for (JsonNode component : description.path("components")) {
      if (component.path("name").asText().equals(name)) {
        return component.path("command_topic").asText();
      }
    }
    throw new AssertionError("no button " + name + " in " + description);
  }

  @Test
  void describesDeviceWithValuesAndButtons() {
    TestBroker broker = closing(TestBroker.started());
    RunningService service = service(broker.url());
    log(service.owner(), "Flat White", 130);
    TopicObserver home = observer(broker);
    home.awaitState("today_mg", "130.0");
    home.awaitAvailability("online");

    JsonNode description = home.description();
    JsonNode sensor = description.at("/components/active_mg");
    assertThat(sensor.path("platform").asText()).isEqualTo("sensor");
    assertThat(sensor.path("unit_of_measurement").asText()).isEqualTo("mg");
    assertThat(sensor.path("value_template").asText()).isEqualTo("{{ value_json.active_mg }}");
    assertThat(description.at("/components/sleep_ok_at/device_class").asText())
        .isEqualTo("timestamp");
    assertThat(description.at("/device/identifiers/0").asText()).startsWith("coffee_tracker_");
    Eventually.until(
        "the button is there",
        () -> home.description().toString().contains("Log Flat White, 130 mg"));
    JsonNode now = service.owner().get("/v1/now").json();
    JsonNode state = home.state();
    for (JsonNode component : description.path("components")) {
      String template = component.path("value_template").asText();
      if (!template.isEmpty()) {
        String field = template.replaceAll("\\{\\{ value_json\\.(\\w+) }}", "$1");
        assertThat(now.has(field)).as(field).isTrue();
        assertThat(state.has(field)).as(field).isTrue();
        assertThat(state.path(field).isNull()).as(field).isEqualTo(now.path(field).isNull());
      }
    }
    TopicObserver late = observer(broker);
    assertThat(late.description()).isEqualTo(home.description());
  }

  @Test
  void offersCommonDrinksUntilSomethingWasLogged() {
    TestBroker broker = closing(TestBroker.started());
    service(broker.url());

    assertThat(observer(broker).description().toString()).contains("Log Espresso", "log_");
  }

  @Test
  void pressIsLoggedOnceHoweverOftenItIsDelivered() {
    TestBroker broker = closing(TestBroker.started());
    RunningService service = service(broker.url());
    log(service.owner(), "Flat White", 130);
    TopicObserver home = observer(broker);
    Eventually.until(
        "the button is there", () -> home.description().toString().contains("Flat White"));
    String topic = buttonTopic(home.description(), "Log Flat White, 130 mg");

    home.publish(topic, PRESSED_AT);
    home.publish(topic, PRESSED_AT);
    Eventually.until("both were handled", () -> presses(service, "repeated") == 1);

    JsonNode coffees = service.owner().get("/v1/coffee?to=2026-03-02").json();
    assertThat(coffees).hasSize(1);
    assertThat(coffees.at("/0/timestamp").asText()).isEqualTo("2026-03-01T09:00:00.123Z");
    assertThat(coffees.at("/0/caffeine_mg").asDouble()).isEqualTo(130);
    assertThat(coffees.at("/0/coffee_type").asText()).isEqualTo("Flat White");
    assertThat(coffees.at("/0/source").asText()).isEqualTo("home-assistant");
    assertThat(presses(service, "logged")).isEqualTo(1);
  }

  @Test
  void refusesPressesOfUnknownButtonsAndWithoutTime() {
    TestBroker broker = closing(TestBroker.started());
    RunningService service = service(broker.url());
    TopicObserver home = observer(broker);
    String topic = buttonTopic(home.description(), "Log Espresso, 63 mg");
    home.awaitAvailability("online");

    home.publish(topic, "PRESS");
    home.publish(topic + "0", PRESSED_AT);
    home.publish(topic, "2999-01-01T00:00:00Z");
    Eventually.until("all were refused", () -> presses(service, "refused") == 3);
    assertThat(service.owner().get("/v1/coffee").json()).isEmpty();
  }

  @Test
  void publishesEverythingAgainAfterBrokerOutage() {
    TestBroker broker = closing(TestBroker.absent());
    RunningService service = service(broker.url());
    assertThat(service.owner().get("/health").status()).isEqualTo(200);
    Eventually.until(
        "it was tried",
        () ->
            metrics(service)
                    .value("mqtt_connections_total", Map.of("outcome", "failed"))
                    .orElseThrow()
                > 0);
    log(service.owner(), "Espresso", 63);
    assertThat(new HttpTestClient(service.adminPort(), "").get("/healthcheck").body())
        .contains("not connected: ");

    broker.start();
    try (TopicObserver home = new TopicObserver(broker)) {
      home.awaitState("today_mg", "63.0");
      home.awaitAvailability("online");
    }
    broker.stop();
    Eventually.until("it was noticed", () -> connected(service) == 0);
    log(service.owner(), "Espresso", 63);
    broker.start();

    TopicObserver home = observer(broker);
    home.awaitState("today_mg", "126.0");
    home.awaitAvailability("online");
    assertThat(home.description().path("components")).isNotEmpty();
    Eventually.until("it is connected", () -> connected(service) == 1);
  }

  private static double connected(RunningService service) {
    return metrics(service).value("mqtt_connected", Map.of()).orElseThrow();
  }

  @Test
  void publishesEverythingAgainWhenHomeAssistantStarts() {
    TestBroker broker = closing(TestBroker.started());
    service(broker.url());
    TopicObserver home = observer(broker);
    home.awaitAvailability("online");
    home.state();
    int before = home.messages("/config").size();

    home.publish(DeviceTopics.HOME_ASSISTANT_STATUS, "online");

    Eventually.until("all is there", () -> home.messages("/config").size() > before);
    home.awaitAvailability("online");
  }

  @Test
  void brokerPublishesThatKilledServiceIsOffline() throws IOException {
    TestBroker broker = closing(TestBroker.started());
    ServerProcess server =
        closing(ServerProcess.serving(database, Map.of("MQTT_URL", broker.url())));
    TopicObserver home = observer(broker);
    home.awaitAvailability("online");

    server.kill();

    home.awaitAvailability("offline");
  }

  @Test
  void oneOfTwoInstancesPublishesWritesOfBoth() {
    TestBroker broker = closing(TestBroker.started());
    RunningService first = service(broker.url());
    TopicObserver home = observer(broker);
    home.awaitAvailability("online");
    RunningService second = service(broker.url());
    Eventually.until(
        "the second has seen the first",
        () ->
            new HttpTestClient(second.adminPort(), "")
                .get("/healthcheck")
                .body()
                .contains("another instance is connected"));

    log(second.owner(), "Espresso", 63);

    home.awaitState("today_mg", "63.0");
    assertThat(broker.clients("coffee_tracker_")).isEqualTo(1);
    first.close();
    open.remove(first);
    Eventually.until("the second has taken over", () -> connected(second) == 1);
    home.awaitAvailability("online");
  }

  @Test
  void hidesLevelWhileBlindedExperimentRuns() {
    MutableClock clock = new MutableClock(Instant.parse("2026-03-22T12:00:00Z"));
    TestBroker broker = closing(TestBroker.started());
    RunningService service =
        closing(RunningService.over(database, Map.of("MQTT_URL", broker.url()), clock));
    log(service.owner(), "Espresso", 63);
    TopicObserver home = observer(broker);
    home.awaitState("today_mg", "63.0");
    assertThat(home.state().path("active_mg").isNumber()).isTrue();
    String path =
        "/v1/experiments/"
            + service
                .owner()
                .post(
                    "/v1/experiments",
                    """
                    {"design": "decaf_blinded", "dose_mg": 120, "cup_time": "10:00", "blocks": 7,
                     "start_date": "2026-03-24", "quiet": false}\
                    """)
                .json()
                .path("id")
                .asLong();
    assertThat(service.owner().post(path + "/start", "").status()).isEqualTo(200);
    clock.set(Instant.parse("2026-03-24T11:00:00Z"));
    log(service.owner(), "Green Tea", 30);

    home.awaitState("today_mg", "30.0");
    assertThat(home.state().path("active_mg").isNull()).isTrue();
    assertThat(home.state().path("sleep_ok_at").isNull()).isTrue();
    assertThat(home.state().has("active_mg")).isTrue();
  }

  @Test
  void countsWrongPasswordAndLogsNone() throws Exception {
    TestBroker broker = closing(TestBroker.started());
    String wrong = "WrongPasswordThatNobodyMaySee";
    List<String> lines = new ArrayList<>();
    for (String password : List.of(wrong, TestBroker.PASSWORD)) {
      try (ServerProcess server =
          ServerProcess.serving(
              database, Map.of("MQTT_URL", broker.url(password), "LOG_LEVEL", "ALL"))) {
        server.awaitLine("MQTT broker mqtt://127.0.0.1:%d: ".formatted(broker.port()));
        assertThat(server.owner().get("/health").status()).isEqualTo(200);
        server.tellToEnd();
        server.awaitEnd();
        lines.addAll(server.lines());
      }
    }
    assertThat(lines)
        .anyMatch(
            line -> line.contains("not connected: ") && line.contains("BAD_USER_NAME_OR_PASSWORD"))
        .anyMatch(line -> line.endsWith(": connected"))
        .noneMatch(line -> line.contains("PasswordThatNobodyMaySee"));
  }
}
