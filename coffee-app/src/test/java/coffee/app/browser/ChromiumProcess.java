package coffee.app.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A headless Chromium with its driver. To start one takes a second of processor time, so it is kept
 * for the next test that starts one in the same way.
 *
 * @param start how it was started
 * @param driver takes its commands
 * @param session path of its session
 * @param bidi its connection for what concerns more than one tab
 */
record ChromiumProcess(Start start, WebDriver driver, String session, BidiConnection bidi) {

  /**
   * Features of Chromium that only cost time here. A page that was left would be kept alive, and
   * opening the next one takes twice the time; the popups of the address bar, which nobody sees,
   * take a third of what it takes to start.
   */
  private static final List<String> UNUSED_FEATURES =
      List.of("BackForwardCache", "WebUIOmniboxPopup", "WebUIOmniboxAimPopup");

  /** At most one for each way to start; they end with this process. */
  private static final Map<Start, ChromiumProcess> IDLE = new HashMap<>();

  /**
   * How one is started.
   *
   * @param zone its time zone
   * @param arguments more command line arguments
   */
  record Start(Screen screen, String zone, List<String> arguments) {}

  /** One that nobody uses, started if need be. */
  static ChromiumProcess take(Start start) {
    synchronized (IDLE) {
      ChromiumProcess idle = IDLE.remove(start);
      if (idle != null) {
        return idle;
      }
    }
    BrowserPrograms programs = BrowserPrograms.find().orElseThrow();
    WebDriver driver = WebDriver.start(programs.driver(), start.zone());
    JsonNode created =
        driver.post("/session", Map.of("capabilities", capabilities(programs, start)));
    return new ChromiumProcess(
        start,
        driver,
        "/session/" + created.path("sessionId").asText(),
        new BidiConnection(created.at("/capabilities/webSocketUrl").asText()));
  }

  /** Lets the next test use it. */
  void giveBack() {
    synchronized (IDLE) {
      if (IDLE.putIfAbsent(start, this) == null) {
        return;
      }
    }
    end();
  }

  void end() {
    driver.close();
  }

  private static Map<String, Object> capabilities(BrowserPrograms programs, Start start) {
    Screen screen = start.screen();
    List<String> arguments = new ArrayList<>(start.arguments());
    arguments.add("--headless=new");
    arguments.add("--disable-gpu");
    arguments.add("--disable-dev-shm-usage");
    arguments.add("--disable-features=" + String.join(",", UNUSED_FEATURES));
    arguments.add("--window-size=%d,%d".formatted(screen.width(), screen.height()));
    if (System.getProperty("user.name").equals("root")) {
      arguments.add("--no-sandbox"); // as root it does not start with one
    }
    Map<String, Object> options = new HashMap<>();
    options.put("binary", programs.browser().toString());
    options.put("args", arguments);
    options.put("prefs", Map.of("intl.accept_languages", "en-GB,en"));
    if (screen.isTouched()) {
      options.put("mobileEmulation", Map.of("deviceMetrics", screen.emulation()));
    }
    return Map.of(
        "alwaysMatch",
        Map.of(
            "webSocketUrl",
            true,
            "timeouts",
            Map.of("script", Browser.TIMEOUT.toMillis()),
            "goog:loggingPrefs",
            Map.of("browser", "ALL"),
            "goog:chromeOptions",
            options));
  }
}
