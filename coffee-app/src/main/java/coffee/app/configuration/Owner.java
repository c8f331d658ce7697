package coffee.app.configuration;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/**
 * The person to whom the instance belongs.
 *
 * @param apiKey {@code API_KEY}, a secret; empty if there is none
 * @param timeZone {@code TZ}: the owner's first time zone; empty for the machine's
 */
public record Owner(String apiKey, String timeZone) {

  /** Shorter keys can be guessed. */
  static final int MIN_KEY_LENGTH = 16;

  /** What examples of ours show, and what people put where an example says "your key". */
  static final Set<String> PUBLISHED =
      Set.of(
          "change-me-change-me",
          "changemechangeme",
          "change-me-to-a-long-random-secret",
          "your-api-key-here",
          "your-secret-api-key",
          "example-api-key-1234",
          "coffee-tracker-example-key",
          "0123456789abcdef",
          "0123456789abcdef0123456789abcdef");

  private static final String MEND =
      ": set one of your own, such as what `openssl rand -hex 32` says";

  /** Checks the zone. */
  public Owner {
    zone(timeZone);
  }

  /** The owner's first time zone. */
  public ZoneId zone() {
    return zone(timeZone);
  }

  /**
   * The owner's key.
   *
   * @throws StartupRefusal if there is none, or one that others could know
   */
  public String requireKey() {
    if (apiKey.isEmpty()) {
      throw new StartupRefusal("API_KEY is not set" + MEND);
    }
    if (apiKey.length() < MIN_KEY_LENGTH) {
      throw new StartupRefusal(
          "API_KEY is shorter than %d characters".formatted(MIN_KEY_LENGTH) + MEND);
    }
    if (PUBLISHED.contains(apiKey.toLowerCase(Locale.ROOT))) {
      throw new StartupRefusal("API_KEY is a published example" + MEND);
    }
    if (apiKey.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new StartupRefusal(
          "API_KEY must be visible ASCII without spaces, to travel in a header" + MEND);
    }
    return apiKey;
  }

  /** C libraries allow a colon before the name, and a file in its place: the machine's own. */
  private static ZoneId zone(String name) {
    try {
      return name.isEmpty() || name.matches(":?/.*")
          ? ZoneId.systemDefault()
          : TimeZoneName.parse(name.replaceFirst("^:", ""));
    } catch (DateTimeException e) {
      throw new StartupRefusal(
          "TZ is %s, which is not the name of a time zone: try one like Europe/Berlin"
              .formatted(name),
          e);
    }
  }

  @Override
  public String toString() {
    return "Owner[timeZone=" + timeZone + "]";
  }
}
