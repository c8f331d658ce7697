package coffee.rest.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names browsers for people: {@code Firefox on Android}. */
final class BrowserName {

  private static final int MAX_HEADER_LENGTH = 1_000;

  /** Browsers contain the names of those that they imitate, so the order matters. */
  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    BROWSERS.put("Edg", "Edge");
    BROWSERS.put("OPR/", "Opera");
    BROWSERS.put("SamsungBrowser/", "Samsung Internet");
    BROWSERS.put("Vivaldi/", "Vivaldi");
    BROWSERS.put("Firefox/", "Firefox");
    BROWSERS.put("FxiOS/", "Firefox");
    BROWSERS.put("CriOS/", "Chrome");
    BROWSERS.put("Chrome/", "Chrome");
    BROWSERS.put("Safari/", "Safari");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("CrOS", "ChromeOS");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS X", "macOS");
    SYSTEMS.put("Linux", "Linux");
  }

  private BrowserName() {}

  /**
   * The name of a browser. It contains no text of the header.
   *
   * @param userAgent {@code User-Agent}, null if absent
   */
  static String of(@Nullable String userAgent) {
    if (userAgent == null) {
      return "Browser";
    }
    String header = userAgent.substring(0, Math.min(userAgent.length(), MAX_HEADER_LENGTH));
    String browser = first(BROWSERS, header, "Browser");
    String system = first(SYSTEMS, header, "");
    return system.isEmpty() ? browser : browser + " on " + system;
  }

  private static String first(Map<String, String> names, String header, String defaultName) {
    return names.entrySet().stream()
        .filter(name -> header.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(defaultName);
  }
}
