package coffee.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Makes the pictures of the page that documents show; {@code bench/screenshots} runs it. */
@InBrowser
@EnabledIfSystemProperty(named = ScreenshotsTest.FOLDER, matches = ".+")
class ScreenshotsTest {

  static final String FOLDER = "page.screenshots";

  private static final Screen PHONE = new Screen(390, 844, 2, true);
  private static final Screen DESKTOP = new Screen(1280, 860, 1, false);
  private static final int LARGEST = 120_000;

  private static final Set<String> EXPERIMENT =
      Set.of("experiment-plan", "experiment", "experiment-today", "experiment-result");

  private final Path folder = Path.of(System.getProperty(FOLDER, "target"));

  @ParameterizedTest
  @CsvSource({
    "phone, light, en-GB",
    "phone, dark, de-DE",
    "desktop, light, en-GB",
    "desktop, dark, de-DE"
  })
  void picturesEveryScreen(String device, String theme, String language) throws IOException {
    Screen size = device.equals("phone") ? PHONE : DESKTOP;
    try (PageService service = new PageService();
        Browser browser = new Browser(size, PageService.ZONE)) {
      browser.resize(size);
      browser.setDarkWithoutMotion(theme.equals("dark"));
      browser.setLanguage(language);
      service.signIn(browser);
      browser.find("#screen-today .direction span");
      take(browser, "first-run", device, theme);
      service.withHistory().withCup("espresso", "07:40:00").withCup("coffee-filter", "10:05:00");
      runImport(browser, service);
      for (PageScreen screen : PageScreen.all(browser, service)) {
        screen.open();
        if (screen.hash().equals("#me")) {
          browser.run("document.querySelector('#screen-me').scrollIntoView()");
        }
        take(browser, screen.hash().replaceFirst("/.*", "-one").substring(1), device, theme);
      }
      PageScreen.all(browser, service).get(0).open();
      browser.click(".tile.other");
      browser.find("dialog li");
      take(browser, "log", device, theme);
      PageScreen.all(browser, service).get(0).open();
      browser.setOffline(true);
      browser.click(".tile");
      browser.find("#screen-today .strip");
      take(browser, "offline", device, theme);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "phone, light, en-GB",
    "phone, dark, de-DE",
    "desktop, light, en-GB",
    "desktop, dark, de-DE"
  })
  void picturesAnExperiment(String device, String theme, String language) {
    Screen size = device.equals("phone") ? PHONE : DESKTOP;
    try (ExperimentPage page = new ExperimentPage(size)) {
      page.phone.resize(size);
      page.phone.setDarkWithoutMotion(theme.equals("dark"));
      page.phone.setLanguage(language);
      ExperimentStates.walk(
          page,
          (name, screen) -> {
            if (EXPERIMENT.contains(name)) {
              screen.open();
              take(page.phone, name, device, theme);
            }
          });
    }
  }

  private static void runImport(Browser browser, PageService service) throws IOException {
    Path file = Files.createTempDirectory("pictures").resolve("watch.ndjson");
    Files.write(
        file,
        List.of(
            "{\"bpm\": 61, \"timestamp\": \"2026-01-05T08:00:00Z\"}",
            "{\"bpm\": 64, \"timestamp\": \"2026-01-05T08:05:00Z\"}",
            "{\"bpm\": \"fast\", \"timestamp\": \"2026-01-05T08:10:00Z\"}"));
    browser.open(service.address() + "/#data");
    browser.find("#screen-data input[type=file]").type(file.toString());
    browser.find("#screen-data .three");
  }

  private void take(Browser browser, String name, String device, String theme) {
    browser.untilDrawn();
    byte[] picture = browser.screenshot();
    assertThat(picture.length).isLessThan(LARGEST);
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve("%s-%s-%s.webp".formatted(name, device, theme)), picture);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
