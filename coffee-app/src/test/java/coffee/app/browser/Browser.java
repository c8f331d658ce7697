package coffee.app.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;

/** A profile of its own in a headless Chromium, and what a person does with it. */
final class Browser implements AutoCloseable {

  /** More than any screen has. */
  private static final int FOCUSABLE = 120;

  /** Of pictures, in percent. */
  private static final int QUALITY = 82;

  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

  /** Longer than anything takes on a busy machine. */
  static final Duration TIMEOUT =
      Duration.ofSeconds(Integer.getInteger("browser.timeout.seconds", 120));

  private final ChromiumProcess chromium;
  private final WebDriver driver;
  private final String session;
  private final BidiConnection allTabs;
  private final String profile;

  /**
   * Opens one with an empty profile.
   *
   * @param zone its time zone
   * @param arguments more command line arguments
   */
  Browser(Screen screen, String zone, String... arguments) {
    chromium = ChromiumProcess.take(new ChromiumProcess.Start(screen, zone, List.of(arguments)));
    driver = chromium.driver();
    session = chromium.session();
    allTabs = chromium.bidi();
    profile = allTabs.send("browser.createUserContext", Map.of()).path("userContext").asText();
    openTab();
    errors(); // those of earlier tests
  }

  void open(String address) {
    driver.post(session + "/url", Map.of("url", address));
  }

  void reload() {
    driver.post(session + "/refresh", Map.of());
  }

  void back() {
    driver.post(session + "/back", Map.of());
  }

  String address() {
    return driver.get(session + "/url").asText();
  }

  /** Opens a tab and turns to it; returns its handle. */
  String openTab() {
    Map<String, String> tab = Map.of("type", "tab", "userContext", profile);
    String handle = allTabs.send("browsingContext.create", tab).path("context").asText();
    switchTo(handle);
    return handle;
  }

  /** Closes the current tab; another one has to be turned to. */
  void closeTab() {
    driver.delete(session + "/window");
  }

  String currentTab() {
    return driver.get(session + "/window").asText();
  }

  void switchTo(String handle) {
    driver.post(session + "/window", Map.of("handle", handle));
  }

  /** Runs a function's body in the page; its result as JSON. */
  JsonNode run(String script, Object... arguments) {
    return driver.post(
        session + "/execute/sync", Map.of("script", script, "args", List.of(arguments)));
  }

  /** Runs a function's body whose last argument is called with the result. */
  JsonNode runAsync(String script, Object... arguments) {
    return driver.post(
        session + "/execute/async", Map.of("script", script, "args", List.of(arguments)));
  }

  /** The elements that a CSS selector finds now. */
  List<PageElement> findAll(String selector) {
    JsonNode found =
        driver.post(session + "/elements", Map.of("using", "css selector", "value", selector));
    return StreamSupport.stream(found.spliterator(), false)
        .map(node -> new PageElement(driver, session + "/element/" + node.path(ELEMENT).asText()))
        .toList();
  }

  /** The first element that a CSS selector finds, once there is one. */
  PageElement find(String selector) {
    List<PageElement> found = new ArrayList<>();
    until(selector + " is there", () -> found.addAll(findAll(selector)));
    return found.get(0);
  }

  /** The visible text of what a CSS selector finds; empty while there is nothing. */
  String text(String selector) {
    return run(
            "return document.querySelector(arguments[0])?.innerText.replaceAll(/\\s+/g, ' ') ?? ''",
            selector)
        .asText();
  }

  /**
   * Scrolls what a CSS selector finds to the middle and clicks or taps it, once that is possible.
   */
  void click(String selector) {
    until(
        "a click on " + selector,
        () ->
            tryTo(
                () -> {
                  run(
                      "document.querySelector(arguments[0])?.scrollIntoView({block: 'center'})",
                      selector);
                  find(selector).click();
                }));
  }

  /** Whether what has the focus matches a CSS selector. */
  boolean isFocused(String selector) {
    return run("return document.activeElement.matches(arguments[0])", selector).asBoolean();
  }

  /** Presses Tab until what has the focus matches a CSS selector. */
  void tabTo(String selector) {
    for (int steps = 0; steps < FOCUSABLE && !isFocused(selector); steps++) {
      press(Keys.TAB);
    }
    if (!isFocused(selector)) {
      throw new AssertionError("no number of Tab leads to " + selector);
    }
  }

  private static boolean tryTo(Runnable command) {
    try {
      command.run();
      return true;
    } catch (WebDriverException refused) {
      if (!refused.isPassing()) {
        throw refused;
      }
      return false;
    }
  }

  /** Presses keys one after another, into whatever has the focus. */
  void press(String... keys) {
    List<Map<String, String>> strokes = new ArrayList<>();
    for (String key : keys) {
      strokes.add(Map.of("type", "keyDown", "value", key));
      strokes.add(Map.of("type", "keyUp", "value", key));
    }
    perform(Map.of("type", "key", "id", "keyboard", "actions", strokes));
  }

  /** Presses a key while another one is held. */
  void pressWith(String held, String key) {
    perform(
        Map.of(
            "type",
            "key",
            "id",
            "keyboard",
            "actions",
            List.of(
                Map.of("type", "keyDown", "value", held),
                Map.of("type", "keyDown", "value", key),
                Map.of("type", "keyUp", "value", key),
                Map.of("type", "keyUp", "value", held))));
  }

  void perform(Map<String, Object> source) {
    driver.post(session + "/actions", Map.of("actions", List.of(source)));
  }

  /** Cuts the network of all tabs and service workers, or gives it back. */
  void setOffline(boolean isOffline) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("networkConditions", isOffline ? Map.of("type", "offline") : null);
    allTabs.send("emulation.setNetworkConditions", parameters);
  }

  /** Sends a command of Chrome's own protocol to the current tab. */
  JsonNode chrome(String command, Map<String, ?> parameters) {
    return driver.post(session + "/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
  }

  /** Changes the size of the page in the current tab. */
  void resize(Screen screen) {
    chrome("Emulation.setDeviceMetricsOverride", screen.override());
  }

  /**
   * Lets the current tab prefer dark colours or light ones, which change at once, and less motion.
   */
  void setDarkWithoutMotion(boolean isDark) {
    prefer(
        Map.of(
            "prefers-color-scheme", isDark ? "dark" : "light", "prefers-reduced-motion", "reduce"));
  }

  private void prefer(Map<String, String> media) {
    List<Map<String, String>> features = new ArrayList<>();
    media.forEach((name, value) -> features.add(Map.of("name", name, "value", value)));
    chrome("Emulation.setEmulatedMedia", Map.of("features", features));
  }

  /** Lets the current tab ask for a language from now on, such as {@code de-DE}. */
  void setLanguage(String language) {
    String agent = run("return navigator.userAgent").asText();
    chrome("Network.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", language));
  }

  /** Saves in a folder what links download. */
  void setDownloads(Path folder) {
    chrome(
        "Page.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
  }

  /** Waits until the page is drawn in its current size. */
  void untilDrawn() {
    until(
        "it is drawn",
        () ->
            runAsync("requestAnimationFrame(() => requestAnimationFrame(() => arguments[0](true)))")
                .asBoolean());
  }

  /** A picture of what is visible, as WebP. */
  byte[] screenshot() {
    JsonNode picture =
        chrome("Page.captureScreenshot", Map.of("format", "webp", "quality", QUALITY));
    return Base64.getDecoder().decode(picture.path("data").asText());
  }

  void deleteCookies() {
    driver.delete(session + "/cookie");
  }

  /** Errors in the console since the last call; failed requests are among them. */
  List<String> errors() {
    JsonNode entries = driver.post(session + "/se/log", Map.of("type", "browser"));
    return StreamSupport.stream(entries.spliterator(), false)
        .filter(entry -> entry.path("level").asText().equals("SEVERE"))
        .map(entry -> entry.path("message").asText())
        .toList();
  }

  /** Waits until the text of what a CSS selector finds contains something. */
  void untilText(String selector, String part) {
    until(selector + " says " + part, () -> text(selector).contains(part));
  }

  /**
   * Waits until something holds.
   *
   * @throws AssertionError with what the page shows, if it does not hold in time
   */
  void until(String what, BooleanSupplier condition) {
    Instant end = Instant.now().plus(TIMEOUT);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError(
            "waited in vain until %s; %s shows: %s".formatted(what, address(), text("body")));
      }
      tryTo(() -> runAsync("setTimeout(arguments[0], 20)")); // by the page's clock
    }
  }

  @Override
  public void close() {
    try {
      setOffline(false);
      allTabs.send("browser.removeUserContext", Map.of("userContext", profile));
    } catch (RuntimeException failure) {
      chromium.end();
      throw failure;
    }
    chromium.giveBack();
  }
}
