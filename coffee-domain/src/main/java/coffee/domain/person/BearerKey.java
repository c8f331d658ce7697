package coffee.domain.person;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key as sent by its holder: {@code ct_<person>_<number>_<secret>}. The text contains the person,
 * so that the lookup is local to their data. It is never stored or printed.
 *
 * @param id the claimed identity
 * @param secret its proof, {@value #SECRET_LENGTH} characters of {@code 0-9A-Za-z}
 */
public record BearerKey(KeyId id, String secret) {

  /** 62<sup>43</sup> is just over 2<sup>256</sup>. */
  static final int SECRET_LENGTH = 43;

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final Pattern FORM =
      Pattern.compile("ct_([1-9][0-9]{0,17})_([1-9][0-9]{0,17})_([0-9A-Za-z]{43})");

  /**
   * Generates a secret of more than 256 bits.
   *
   * @param random a cryptographically strong generator: {@code java.security.SecureRandom}
   */
  public static String generateSecret(RandomGenerator random) {
    StringBuilder secret = new StringBuilder(SECRET_LENGTH);
    for (int i = 0; i < SECRET_LENGTH; i++) {
      secret.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return secret.toString();
  }

  /** Parses the format of {@link #text}; empty for any other text. */
  public static Optional<BearerKey> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    PersonId person = new PersonId(Long.parseLong(form.group(1)));
    KeyId id = new KeyId(person, Long.parseLong(form.group(2)));
    return Optional.of(new BearerKey(id, form.group(3)));
  }

  /** The text sent by its holder. */
  public String text() {
    return "ct_%d_%d_%s".formatted(id.person().value(), id.number(), secret);
  }

  /** The stored hash. */
  public KeyHash hash() {
    return KeyHash.of(text());
  }

  /** Without the secret, since it may be logged. */
  @Override
  public String toString() {
    return "ct_%d_%d_…".formatted(id.person().value(), id.number());
  }
}
