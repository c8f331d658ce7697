package coffee.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a file, beyond the first goal. */
@InBrowser
class DataScreenTest {

  private static final String TWO_PEOPLE =
      """
      Id,Time,Value
      2022484408,4/12/2016 1:00:00 PM,80
      4020332650,4/12/2016 1:00:00 PM,81
      4020332650,4/13/2016 1:05:00 PM,82
      """;

  private static final String ONE_IS_REFUSED =
      """
      Id,Time,Value
      2022484408,4/12/2016 1:00:00 PM,80
      2022484408,4/12/2016 1:05:00 PM,3
      """;

  private static final String SEVERAL_KINDS =
      """
      {"timestamp": "2026-01-05T08:00:00Z", "caffeine_mg": 80}
      {"timestamp": "2026-01-05T08:00:00Z", "bpm": 61}
      {"timestamp": "2026-01-05T08:05:00Z", "bpm": 62}
      {"timestamp": "2026-01-05T08:00:00Z", "duration_seconds": 60, "steps": 90, "source": "w"}
      """;

  private static final String OLD = "{\"timestamp\": \"2026-01-06T08:00:00Z\", \"bpm\": 61}";

  /** The second person of the newest file. */
  private static final String CHOICE =
      "#screen-data section.card:not(:has(input)) .buttons button:nth-of-type(2)";

  /** The card of the newest import. */
  private static final String NEWEST = "#screen-data [data-job]";

  @TempDir private Path folder;

  private static PageService service;
  private static Browser phone;

  @BeforeAll
  static void start() {
    service = new PageService();
    phone = new Browser(Screen.PHONE, PageService.ZONE);
    service.signIn(phone);
  }

  @AfterAll
  static void stop() {
    phone.close();
    service.close();
  }

  @Test
  void asksWhoseRowsToReadAndLeadsToTheirDays() throws IOException {
    send("hearts.csv");
    phone.untilText("#screen-data", "hearts.csv holds several people. Who are you?");
    phone.click(CHOICE);
    phone.until("it is imported", () -> isIn("hearts.csv"));
    JsonNode done = service.owner().get("/v1/imports?limit=1").json().get(0);
    assertThat(done.path("subject").asText()).isEqualTo("4020332650");
    assertThat(phone.text("#screen-data")).contains("12 Apr 2016 – 13 Apr 2016");

    phone.click("#screen-data a[href='#days/2016-04-13']");
    phone.untilText("#screen-days h1", "13 April");
    phone.untilText("#day-panel", "82 bpm");
  }

  /** The page no longer has the file: it is chosen again, and sent as that person's. */
  @Test
  void asksForTheFileAgainAfterAReload() throws IOException {
    send("later.csv");
    phone.untilText("#screen-data", "later.csv holds several people.");
    openData();
    phone.untilText("#screen-data", "later.csv holds several people.");
    phone.click(CHOICE);
    phone.find("#screen-data input[type=file]").type(folder.resolve("later.csv").toString());
    phone.until(
        "it is imported as theirs",
        () -> {
          JsonNode last = service.owner().get("/v1/imports?limit=1").json().get(0);
          return last.path("subject").asText().equals("4020332650")
              && last.path("file_name").asText().equals("later.csv");
        });
  }

  @Test
  void importsWhatWasOnlyTriedAndShowsWhatIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("tried.csv"), ONE_IS_REFUSED);
    openData();
    phone.click("#dry-run");
    phone.find("#screen-data input[type=file]").type(file.toString());
    phone.untilText("#screen-data [data-job]", "Only tried, nothing kept: 1 would be new");
    assertThat(phone.text("#screen-data [data-job]")).contains("tried.csv · ");
    phone.click("#screen-data [data-job] summary");
    phone.untilText("#screen-data .refused", "line 3: 2022484408,4/12/2016 1:05:00 PM,3");

    assertThat(downloaded())
        .startsWith("file,unit,position,code,detail,original\r\n,line,3,out_of_range,")
        .endsWith(",\"2022484408,4/12/2016 1:05:00 PM,3\"\r\n");

    phone.click("#screen-data [data-job] button.main");
    phone.until("it is imported", () -> isIn("tried.csv"));
    JsonNode last = service.owner().get("/v1/imports?limit=1").json().get(0);
    assertThat(last.path("dry_run").asBoolean()).isFalse();
    assertThat(last.path("stored").asInt()).isEqualTo(1);
  }

  @Test
  void tellsWhatIsNewAndWhatWasHereByKind() throws IOException {
    Path file = Files.writeString(folder.resolve("kinds.ndjson"), SEVERAL_KINDS);
    openData();
    phone.find("#screen-data input[type=file]").type(file.toString());
    phone.untilText(NEWEST, "1 cup, 2 heart rates, 1 step count new");
    LayoutCheck.assertFits(phone, "kinds in English");

    phone.setLanguage("de-DE");
    openData();
    phone.find("#screen-data input[type=file]").type(file.toString());
    phone.untilText(NEWEST, "1 Tasse, 2 Pulswerte, 1 Schrittzahl schon da");
    LayoutCheck.assertFits(phone, "kinds in German");
    phone.resize(Screen.PHONE);
    phone.setLanguage("en-GB");
  }

  /** It is not known of imports that an earlier version has stored. */
  @Test
  void tellsOnlyTheSumOfOldImports() throws IOException {
    Path file = Files.writeString(folder.resolve("old.ndjson"), OLD);
    openData();
    phone.find("#screen-data input[type=file]").type(file.toString());
    phone.until("it is imported", () -> isIn("old.ndjson"));
    service.forgetKinds();
    openData();
    phone.untilText(NEWEST, "1 new 0 already here 0 refused NDJSON: 1 row 6 Jan 2026");
  }

  @Test
  void showsHowACsvBeginsBesideWhereItIsDropped() throws IOException {
    openData();
    phone.find(".drop pre");
    String shown = phone.run("return document.querySelector('.drop pre').textContent").asText();
    assertThat(shown).startsWith("timestamp,caffeine_mg\n");
    importFile("own.csv", shown);
    phone.untilText(NEWEST, "1 cup new");
  }

  @Test
  void saysWhatACsvNeedsInTheLanguageOfThePage() throws IOException {
    for (String language : List.of("de-DE", "en-GB")) {
      boolean isGerman = language.equals("de-DE");
      phone.setLanguage(language);
      importFile("head.csv", "when,what\n2026-12-01 08:30,63\n");
      phone.untilText(
          NEWEST,
          isGerman
              ? "Eine eigene CSV braucht als erste Zeile timestamp,caffeine_mg oder timestamp,bpm."
              : "A CSV of your own needs the first line timestamp,caffeine_mg or timestamp,bpm.");
      importFile("column.csv", "timestamp,bpm,mood\n2026-12-01 08:30,63,good\n");
      phone.untilText(
          NEWEST,
          isGerman
              ? "Die Spalte „mood“ ist unbekannt. Benenne sie um oder lösche sie."
              : "The column “mood” is not known. Rename or remove it.");
      importFile("empty.csv", "timestamp,bpm\n");
      phone.untilText(
          NEWEST,
          isGerman
              ? "Die Datei enthält weder Tassen noch Pulswerte noch Schritte."
              : "The file has no cups, heart rates or steps.");
    }
  }

  @Test
  void copiesTheCommandThatMakesAKey() {
    openData();
    phone.click("#screen-data details:has(ol) summary");
    assertThat(phone.text("#screen-data ol code")).isEqualTo("./run key create hae --scopes write");
    phone.click("#screen-data ol .code button");
    phone.untilText("#live", "Copied");
  }

  /** What the link in the newest card downloads, with the name that the service gives it. */
  private String downloaded() throws IOException {
    long id = service.owner().get("/v1/imports?limit=1").json().get(0).path("id").asLong();
    Path file = folder.resolve("coffee-import-%d-refused.csv".formatted(id));
    phone.setDownloads(folder);
    phone.click(NEWEST + " a[download]");
    phone.until("it is downloaded", () -> Files.exists(file));
    return Files.readString(file);
  }

  /** Whether its card is there, after which no other one appears above the links. */
  private static boolean isIn(String name) {
    String text = phone.text("#screen-data");
    return text.contains(name + " is in") || text.contains(name + ": nothing new");
  }

  private static void openData() {
    phone.open("about:blank");
    phone.open(service.address() + "/#data");
  }

  private void send(String name) throws IOException {
    importFile(name, TWO_PEOPLE);
  }

  private void importFile(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    openData();
    phone.find("#screen-data input[type=file]").type(file.toString());
  }
}
