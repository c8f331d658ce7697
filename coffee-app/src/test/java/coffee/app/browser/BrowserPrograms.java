package coffee.app.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The browser and its driver, as installed.
 *
 * @param browser executable of Chromium or Chrome
 * @param driver executable of the ChromeDriver of the same version
 */
record BrowserPrograms(Path browser, Path driver) {

  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome");

  /** Both, if they are on the {@code PATH}. */
  static Optional<BrowserPrograms> find() {
    Optional<Path> driver = onPath("chromedriver");
    return BROWSERS.stream()
        .flatMap(name -> onPath(name).stream())
        .findFirst()
        .flatMap(browser -> driver.map(found -> new BrowserPrograms(browser, found)));
  }

  private static Optional<Path> onPath(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
