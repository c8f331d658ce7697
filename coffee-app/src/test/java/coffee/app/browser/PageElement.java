package coffee.app.browser;

import java.util.Map;

/**
 * An element of the page.
 *
 * @param address of it in the driver
 */
record PageElement(WebDriver driver, String address) {

  /** Scrolls it into view and clicks, or taps, its middle. */
  void click() {
    driver.post(address + "/click", Map.of());
  }

  /** Types into it; the name of a file for a field that takes one. */
  void type(String text) {
    driver.post(address + "/value", Map.of("text", text));
  }

  void clear() {
    driver.post(address + "/clear", Map.of());
  }
}
