package coffee.domain.person;

import coffee.domain.DomainException;
import coffee.domain.TextRules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * The name, scopes and expiry of a key.
 *
 * @param name description for the person, such as where the key is used; 1 to {@value
 *     #MAX_NAME_LENGTH} characters, not unique
 * @param scopes the permitted operations, at least one
 * @param expiresAt when it expires; truncated to milliseconds, before the year 10000
 */
public record KeySettings(String name, Set<Scope> scopes, Optional<Instant> expiresAt) {

  /** Greatest length of a name, in characters. */
  public static final int MAX_NAME_LENGTH = 100;

  private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

  /**
   * Checks scopes, expiry, and that the name can be stored. Keys that were named under earlier
   * rules keep their names; {@link #requireName} is the rule for new ones.
   *
   * @throws DomainException {@code required}, {@code too_long}, {@code invalid_text}, {@code
   *     out_of_range}
   */
  public KeySettings {
    if (TextRules.requireStorable(name, MAX_NAME_LENGTH).isBlank()) {
      throw DomainException.invalid("required", "a key needs a name");
    }
    scopes = requireScopes(scopes);
    expiresAt = expiresAt.map(KeySettings::requireExpiry);
  }

  /**
   * A name that a key can be given.
   *
   * @throws DomainException {@code required}, {@code too_long} or {@code invalid_text}, see {@link
   *     TextRules#requireName}
   */
  public static String requireName(String name) {
    return TextRules.requireName(name, MAX_NAME_LENGTH, "a key");
  }

  /**
   * Checks the scopes of a key.
   *
   * @throws DomainException {@code required} if there are none
   */
  public static Set<Scope> requireScopes(Set<Scope> scopes) {
    if (scopes.isEmpty()) {
      throw DomainException.invalid("required", "a key needs at least one scope");
    }
    return Set.copyOf(scopes);
  }

  static Instant requireExpiry(Instant instant) {
    if (!instant.isBefore(YEAR_10000)) {
      throw DomainException.outOfRange("must be before the year 10000");
    }
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The same settings with another expiry. */
  KeySettings withExpiry(Optional<Instant> instant) {
    return new KeySettings(name, scopes, instant);
  }
}
