package coffee.domain.session;

import coffee.domain.person.KeyHash;
import coffee.domain.person.PersonId;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A one-time code: {@code <person>_<secret>}. As in keys, the text contains the person, so that the
 * lookup is local to their data. Only its hash is stored.
 *
 * @param person whom it signs in
 * @param secret {@value #SECRET_LENGTH} characters of {@code 0-9A-Za-z}
 */
public record SignInCode(PersonId person, String secret) {

  /** 62<sup>22</sup> is just over 2<sup>130</sup>. */
  static final int SECRET_LENGTH = 22;

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,17})_([0-9A-Za-z]{22})");

  /**
   * Generates a code of more than 128 bits.
   *
   * @param random a cryptographically strong generator: {@code java.security.SecureRandom}
   */
  static SignInCode generate(PersonId person, RandomGenerator random) {
    StringBuilder secret = new StringBuilder(SECRET_LENGTH);
    for (int i = 0; i < SECRET_LENGTH; i++) {
      secret.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new SignInCode(person, secret.toString());
  }

  /** Parses the format of {@link #text}; empty for any other text. */
  static Optional<SignInCode> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new SignInCode(new PersonId(Long.parseLong(form.group(1))), form.group(2)))
        : Optional.empty();
  }

  /** The text that is typed, linked or scanned. */
  public String text() {
    return "%d_%s".formatted(person.value(), secret);
  }

  /** The stored hash. */
  KeyHash hash() {
    return KeyHash.of(text());
  }

  /** Without the secret, since it may be logged. */
  @Override
  public String toString() {
    return "%d_…".formatted(person.value());
  }
}
