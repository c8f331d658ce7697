package coffee.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page without a mouse. */
@InBrowser
class KeyboardTest {

  @TempDir private Path folder;

  private static PageService service;
  private static Browser desktop;

  @BeforeAll
  static void start() {
    service = new PageService();
    desktop = new Browser(Screen.DESKTOP, PageService.ZONE);
    service.signIn(desktop);
  }

  @AfterAll
  static void stop() {
    desktop.close();
    service.close();
  }

  @BeforeEach
  void openToday() {
    desktop.open("about:blank");
    desktop.open(service.address());
    desktop.untilText("#facts", "At bedtime");
    desktop.find(".tile");
  }

  @AfterEach
  void hasNoErrors() {
    assertThat(desktop.errors()).isEmpty();
  }

  private static int stored() {
    return service.owner().get("/v1/coffee?limit=100").json().size();
  }

  @Test
  void logsAndTakesBack() {
    int before = stored();
    desktop.tabTo(".tile");
    desktop.press(Keys.ENTER);
    desktop.until("it is stored", () -> stored() == before + 1);
    desktop.pressWith(Keys.CONTROL, "z");
    desktop.until("it is gone", () -> stored() == before);
  }

  @Test
  void reachesTheNoticeRightAfterTheTiles() {
    int before = stored();
    desktop.tabTo(".tile");
    desktop.press(Keys.ENTER);
    desktop.untilText("#notice", "Earlier");
    desktop.tabTo(".tile.other");
    desktop.press(Keys.TAB);
    assertThat(desktop.isFocused("#notice .link")).isTrue();
    desktop.press(Keys.TAB, Keys.ENTER);
    desktop.until("the notice is gone", () -> desktop.findAll("#notice:not([hidden])").isEmpty());
    desktop.until("the cup is gone", () -> stored() == before);
  }

  @Test
  void searchesForADrink() {
    int before = stored();
    desktop.press("/");
    desktop.until("the field has the focus", () -> desktop.isFocused("dialog input[type=search]"));
    desktop.press("m", "a", "t", "c", "h", "a");
    desktop.untilText("dialog", "Matcha");
    desktop.tabTo("dialog li button");
    desktop.press(Keys.ENTER);
    desktop.until("it is stored", () -> stored() == before + 1);
    desktop.untilText("#notice", "Matcha");
  }

  @Test
  void changesACup() {
    service.owner().post("/v1/drinks/espresso/log", "{}");
    openToday();
    desktop.tabTo("#cups [data-cup]");
    desktop.press(Keys.ENTER);
    desktop.untilText("dialog h2", "Change a drink");
    desktop.press(Keys.ESCAPE);
    desktop.until("the row has the focus", () -> desktop.isFocused("#cups [data-cup]"));
    desktop.press(Keys.ENTER);
    desktop.untilText("dialog h2", "Change a drink");
    desktop.tabTo("dialog input[maxlength='1000']");
    desktop.press("t", "w", "o", Keys.ENTER);
    desktop.until(
        "the note is stored",
        () -> service.owner().get("/v1/coffee?limit=1").body().contains("\"two\""));
  }

  @Test
  void readsTheCurve() {
    desktop.tabTo("#curve input[type=range]");
    desktop.press(Keys.LEFT);
    desktop.until("the read-out is shown", () -> desktop.text("#curve .readout").contains(":"));
    assertThat(desktop.text("#curve .readout")).matches("\\d\\d:\\d\\d \\d+ mg \\(.*\\)");
  }

  @Test
  void turnsToEachScreen() {
    desktop.press("2");
    desktop.untilText("#screen-answer h1", "Answer");
    desktop.press("3");
    desktop.untilText("#screen-days h1", "Days");
    desktop.press("5");
    desktop.untilText("#screen-me h1", "Me");
    desktop.press("4");
    desktop.untilText("#screen-data h1", "Data");
    desktop.find("#screen-data .columns:not([hidden]) .drop button");
    desktop.run(
        """
        document.querySelector('#screen-data input[type=file]').addEventListener('click', (event) => {
          event.preventDefault();
          document.body.dataset.chooser = 'opened';
        })""");
    desktop.tabTo("#screen-data .drop button");
    desktop.press(Keys.ENTER);
    assertThat(desktop.run("return document.body.dataset.chooser").asText()).isEqualTo("opened");
  }

  @Test
  void keepsTheFocusWhileAnotherFileIsReadAndTakesOneBack() throws IOException {
    desktop.press("4");
    bring("first.ndjson", "2026-01-05T08:00:00Z");
    desktop.tabTo("#screen-data [data-job] a.button");
    bring("second.ndjson", "2026-01-06T08:00:00Z");
    assertThat(focusedJob()).contains("first.ndjson is in");

    desktop.tabTo("#screen-data [data-job] button.link");
    assertThat(focusedJob()).contains("first.ndjson is in");
    desktop.press(Keys.ENTER);
    desktop.untilText("#screen-data", "Taken back.");
    assertThat(service.owner().get("/v1/heartrate?limit=10").json()).hasSize(1);
  }

  private void bring(String name, String timestamp) throws IOException {
    String reading = "{\"bpm\": 61, \"timestamp\": \"%s\"}".formatted(timestamp);
    Path file = Files.writeString(folder.resolve(name), reading);
    desktop.find("#screen-data input[type=file]").type(file.toString());
    desktop.untilText("#screen-data", name + " is in");
  }

  private static String focusedJob() {
    return desktop
        .run("return document.activeElement.closest('[data-job]')?.textContent ?? ''")
        .asText();
  }
}
