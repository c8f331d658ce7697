package coffee.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.documents.CurlCommand;
import coffee.app.documents.MarkdownDocument;
import coffee.app.documents.ShellRunner;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./run demo}, and what documents and its own banner say to do with it. */
class DemoTest {

  private static final String READING =
      """
      {"bpm": 61, "timestamp": "2026-03-01T08:20:00"}
      """;

  private static final Pattern OF_THE_SHELL =
      Pattern.compile("(curl|echo|export KEY=|export HOUR=|ago\\(\\)).*");

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir private static Path home;
  private static QuickstartProcess demo;

  @BeforeAll
  static void start() throws Exception {
    Files.writeString(home.resolve("export.zip"), READING);
    demo = QuickstartProcess.start(home, Map.of("TZ", "Europe/Rome"), "demo");
    demo.awaitBanner();
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  /** An answer of the service. */
  private record Answer(HttpRequest request, int status, JsonNode body) {

    boolean isOf(String path) {
      return request.method().equals("GET") && request.uri().getPath().equals(path);
    }
  }

  @Test
  void answersEachCallOfTheReadme() throws Exception {
    String here = demo.url();
    List<String> lines =
        MarkdownDocument.read("README.md").lines().stream()
            .filter(line -> OF_THE_SHELL.matcher(line).matches())
            .map(line -> line.replace("http://127.0.0.1:8000", here))
            .toList();
    List<Answer> answers = answers(lines);
    assertThat(answers).hasSizeGreaterThanOrEqualTo(14);
    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer.status()).isBetween(200, 299))
        .filteredOn(answer -> answer.isOf("/v1/coffee/today"))
        .isNotEmpty()
        .allSatisfy(
            today -> assertThat(today.body().path("total_caffeine_mg").asDouble()).isPositive());
    assertThatCoffeeRaises(answers, 3);
  }

  @Test
  void linkOfItsBannerSignsOneBrowserIn() throws Exception {
    String link =
        demo.lines().stream()
            .map(String::strip)
            .filter(line -> line.startsWith(demo.url() + "/#in="))
            .findFirst()
            .orElseThrow();
    String code = link.substring(link.indexOf('=') + 1);

    assertThat(signIn(code)).isEqualTo(201);
    assertThat(signIn(code)).isEqualTo(401);
    assertThat(home.resolve("data/log/service.log")).content().doesNotContain(code);
  }

  @Test
  void commandsOfItsBannerHaveItsPorts() {
    int port = URI.create(demo.url()).getPort();

    assertThat(demo.text())
        .containsPattern("PORT=%d ADMIN_PORT=\\d+ (DATA_DIR=\\S+ )?\\./run pair".formatted(port));
  }

  private static int signIn(String code) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(demo.url() + "/v1/session"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"code\": \"%s\"}".formatted(code)))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  void answersEachCallOfItsBanner() throws Exception {
    List<String> lines =
        demo.text().replace("\\\n", "").lines().map(String::strip).toList().stream()
            .filter(line -> line.startsWith("curl"))
            .toList();
    List<Answer> answers = answers(lines);
    assertThat(answers)
        .hasSize(4)
        .allSatisfy(answer -> assertThat(answer.status()).isBetween(200, 299));
    assertThatCoffeeRaises(answers, 1);
    assertThat(answers.get(0).body().path("time_zone").asText()).isEqualTo("Europe/Berlin");
  }

  /** There are enough data for each period that is asked for. */
  private static void assertThatCoffeeRaises(List<Answer> answers, int times) {
    assertThat(answers)
        .filteredOn(answer -> answer.isOf("/v1/heartrate/correlation"))
        .hasSize(times)
        .allSatisfy(
            answer ->
                assertThat(answer.body().at("/analysis/verdict").asText())
                    .as(answer.request().uri().toString())
                    .startsWith("raises"));
  }

  @Test
  void showsNoSecretsOrRequestsInTheTerminal() throws Exception {
    assertThat(demo.text())
        .containsPattern("After your coffees your heart rate is about \\d\\.\\d bpm higher")
        .contains("everything stays in ./data.")
        .contains("Key       in ./data/api-key")
        .contains("Log       ./data/log/service.log")
        .contains("in the time zone Europe/Rome")
        .doesNotContain(Files.readString(home.resolve("data/api-key")).strip())
        .doesNotContain("INFO");
    assertThat(home.resolve("data/log/service.log"))
        .content()
        .contains("route=/v1/heartrate/correlation status=200");
  }

  @Test
  void runsCommandsWhileServiceRuns() throws Exception {
    Map<String, String> environment = Map.of();
    try (QuickstartProcess export =
        QuickstartProcess.start(
            home, environment, "export", "--format", "csv", "--output", "coffee.csv")) {
      assertThat(export.awaitEnd()).as(export.text()).isZero();
    }
    assertThat(Files.readAllLines(home.resolve("coffee.csv"))).hasSizeGreaterThan(70_000);
  }

  private static List<Answer> answers(List<String> lines) throws Exception {
    List<Answer> answers = new ArrayList<>();
    for (List<String> words : ShellRunner.curls(lines, home)) {
      answers.add(answer(CurlCommand.request(words, files())));
    }
    return answers;
  }

  private static Map<String, String> files() throws IOException {
    Path readings = home.resolve("readings.ndjson");
    return Map.of(
        "export.zip",
        READING,
        "readings.ndjson",
        Files.exists(readings) ? Files.readString(readings) : "");
  }

  private static Answer answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
    boolean isJson =
        answer.headers().firstValue("Content-Type").orElse("").equals("application/json");
    return new Answer(
        request, answer.statusCode(), new ObjectMapper().readTree(isJson ? answer.body() : "{}"));
  }
}
