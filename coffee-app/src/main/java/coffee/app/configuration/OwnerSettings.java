package coffee.app.configuration;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/**
 * The person who owns the instance.
 *
 * @param apiKey {@code API_KEY}, a secret; empty if there is none
 * @param timeZone {@code TZ}: the owner's first time zone; empty for the machine's
 */
public record OwnerSettings(String apiKey, String timeZone) {

  /** Shorter keys can be guessed. */
  static final int MIN_KEY_LENGTH = 16;

  /** Keys from our examples, and common placeholders. */
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

  private static final String FIX = ": set your own, for example from `openssl rand -hex 32`";

  /** Validates the zone. */
  public OwnerSettings {
    zone(timeZone);
  }

  /** The owner's first time zone. */
  public ZoneId zone() {
    return zone(timeZone);
  }

  /**
   * The owner's key.
   *
   * @throws OperatorException if there is none, or a publicly known one
   */
  public String requireKey() {
    if (apiKey.isEmpty()) {
      throw new OperatorException("API_KEY is not set" + FIX);
    }
    if (apiKey.length() < MIN_KEY_LENGTH) {
      throw new OperatorException(
          "API_KEY is shorter than %d characters".formatted(MIN_KEY_LENGTH) + FIX);
    }
    if (PUBLISHED.contains(apiKey.toLowerCase(Locale.ROOT))) {
      throw new OperatorException("API_KEY is a published example" + FIX);
    }
    if (apiKey.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new OperatorException("API_KEY must be printable ASCII without spaces" + FIX);
    }
    return apiKey;
  }

  /** C libraries allow a colon before the name, and a file path: both mean the machine's zone. */
  private static ZoneId zone(String name) {
    try {
      return name.isEmpty() || name.matches(":?/.*")
          ? ZoneId.systemDefault()
          : TimeZoneName.parse(name.replaceFirst("^:", ""));
    } catch (DateTimeException failure) {
      throw new OperatorException(
          "TZ is %s, which is not a time zone: use a name such as Europe/Berlin".formatted(name),
          failure);
    }
  }

  @Override
  public String toString() {
    return "Owner[timeZone=" + timeZone + "]";
  }
}
