package coffee.app.documents;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The requests of docs/shortcuts.md, as a phone makes them. */
class DocumentedShortcutsTest {
  private static final MarkdownDocument PAGE = MarkdownDocument.read("docs/shortcuts.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(http|json)\n(.*?)^ *```$");
  private static final Pattern DRINKS = Pattern.compile("(?m)^1\\. \\*\\*List\\*\\*: (.*)$");
  private static final Pattern DICTIONARY_VALUE =
      Pattern.compile("\\*\\*Get Dictionary Value\\*\\*:? `(\\w+)` in \\[Contents of URL]");

  /** The time as the phone's ISO 8601 format gives it. */
  private final String now =
      Instant.now().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.ofHours(1)).toString();

  private final TestDatabase database = TestDatabase.fresh();
  private final RunningService service = RunningService.over(database);

  @AfterEach
  void stop() {
    service.close();
    database.close();
  }

  private static String section(String heading) {
    int start = PAGE.text().indexOf("\n## " + heading + "\n");
    assertThat(start).as(heading).isPositive();
    return PAGE.text().substring(start, PAGE.text().indexOf("\n## ", start + 1));
  }

  /** The examples of a section, in their order. */
  private static List<String> examples(String heading, String language) {
    return BLOCK
        .matcher(section(heading))
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2).replaceAll("(?m)^ +", ""))
        .toList();
  }

  private static List<String> dictionaryValues(String heading) {
    return DICTIONARY_VALUE
        .matcher(section(heading).replaceAll("\\s+", " "))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static String filled(String example, Map<String, String> variables) {
    String text = example;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      text = text.replace("[" + variable.getKey() + "]", variable.getValue());
    }
    assertThat(text).doesNotContain("[");
    return text;
  }

  /** Makes the request of an example. */
  private HttpTestResponse send(String example) {
    String[] parts = example.split("\n\n", 2);
    List<String> head = parts[0].lines().toList();
    String[] first = head.get(0).split(" ", -1);
    assertThat(first[1]).startsWith("https://YOUR-ADDRESS/");
    assertThat(head).contains("Authorization: Bearer YOUR-KEY");
    String type = "Content-Type: ";
    String[] headers =
        head.stream()
            .filter(line -> line.startsWith(type))
            .flatMap(line -> List.of("Content-Type", line.substring(type.length())).stream())
            .toArray(String[]::new);
    String body = parts.length > 1 ? parts[1].strip() : "";
    return service
        .owner()
        .send(
            first[0],
            first[1].substring("https://YOUR-ADDRESS".length()),
            body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
            headers);
  }

  @Test
  void logsEveryDrinkOnce() {
    String example = examples("iPhone: log a drink", "http").get(0);
    MatchResult list = DRINKS.matcher(PAGE.text()).results().findFirst().orElseThrow();
    List<String> drinks =
        Pattern.compile("`([a-z-]+)`")
            .matcher(list.group(1))
            .results()
            .map(d -> d.group(1))
            .toList();
    assertThat(drinks).hasSizeGreaterThan(2);
    List<String> logged = new ArrayList<>();
    for (int index = 0; index < drinks.size(); index++) {
      String time = Instant.parse("2026-03-01T08:00:00Z").plusSeconds(index).toString();
      String request =
          filled(example, Map.of("Chosen Item", drinks.get(index), "Formatted Date", time));
      HttpTestResponse first = send(request);
      assertThat(first.status()).as(first.body()).isEqualTo(201);
      assertThat(first.json().get("caffeine_mg").isNumber()).isTrue();
      assertThat(send(request).status()).isEqualTo(200);
      logged.add(first.json().get("id").asText());
    }
    assertThat(service.owner().get("/v1/coffee").json()).hasSize(logged.size());
    String wrong = filled(example, Map.of("Chosen Item", "no-such-drink", "Formatted Date", now));
    JsonNode problem = send(wrong).json();
    assertThat(dictionaryValues("iPhone: log a drink")).containsExactly("caffeine_mg", "detail");
    assertThat(problem.has("caffeine_mg")).isFalse();
    assertThat(problem.get("detail").asText()).isNotBlank();
  }

  @Test
  void takesTheTimeOfThePhone() {
    String example = examples("iPhone: log a drink", "http").get(0);
    HttpTestResponse logged =
        send(filled(example, Map.of("Chosen Item", "espresso", "Formatted Date", now)));
    assertThat(logged.status()).as(logged.body()).isEqualTo(201);
  }

  @Test
  void asksForTheLevel() {
    HttpTestResponse now = send(examples("iPhone: ask for the level", "http").get(0));
    assertThat(now.status()).isEqualTo(200);
    List<String> shown = dictionaryValues("iPhone: ask for the level");
    assertThat(shown).containsExactly("active_mg", "headroom_mg");
    assertThat(shown).allMatch(field -> now.json().get(field).isNumber());
  }

  @Test
  void storesHeartRatesOnce() {
    String section = "iPhone: send the health data";
    String line = examples(section, "json").get(0).strip();
    List<String> lines = new ArrayList<>();
    for (String value : List.of("62", "62.5", "71,25")) {
      String time = Instant.parse("2026-03-01T08:00:00Z").plusSeconds(lines.size()).toString();
      lines.add(filled(line, Map.of("Start Date", time, "Value", value, "Source", "Ada’s Watch")));
    }
    String request =
        examples(section, "http").get(0).replace("[Combined Text]", String.join("\n", lines));
    HttpTestResponse first = send(request);
    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(dictionaryValues(section)).containsExactly("stored");
    assertThat(first.json().get("stored").asInt()).as(first.body()).isEqualTo(3);
    assertThat(send(request).json().get("existing").asInt()).isEqualTo(3);
  }

  @Test
  void givesACalendar() {
    String plan =
        """
        {"design": "delay", "dose_mg": 80, "cup_time": "10:00", "blocks": 7}\
        """;
    long id = service.owner().post("/v1/experiments", plan).json().get("id").asLong();
    service.owner().post("/v1/experiments/%d/start".formatted(id), "{}");
    String example = examples("The calendar of an experiment", "http").get(0);
    HttpTestResponse made = send(example.replace("/1/", "/" + id + "/"));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    String link = made.json().get("url").asText();
    HttpTestResponse calendar = service.owner().get(link);
    assertThat(calendar.header("Content-Type")).startsWith("text/calendar");
    assertThat(calendar.body()).startsWith("BEGIN:VCALENDAR");
    assertThat(PAGE.text()).contains("`DELETE /v1/experiments/1/calendar`");
    assertThat(service.owner().delete("/v1/experiments/%d/calendar".formatted(id)).status())
        .isEqualTo(204);
    assertThat(service.owner().get(link).status()).isEqualTo(404);
  }
}
