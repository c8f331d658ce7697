package coffee.domain.experiment;

import coffee.domain.person.KeyHash;
import coffee.domain.person.PersonId;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What opens a part of an experiment without a key: {@code <person>_<experiment>_<secret>}. As in
 * keys, the text contains the person, so that the lookup is local to their data. Only its hash is
 * stored.
 *
 * @param person whose experiment it is
 * @param experiment the person's number of it
 * @param secret {@value #SECRET_LENGTH} characters of {@code 0-9A-Za-z}
 */
public record ExperimentLink(PersonId person, long experiment, String secret) {

  /** 62<sup>22</sup> is just over 2<sup>130</sup>. */
  static final int SECRET_LENGTH = 22;

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final Pattern FORM =
      Pattern.compile("([1-9][0-9]{0,17})_([1-9][0-9]{0,17})_([0-9A-Za-z]{22})");

  /**
   * Generates a link of more than 128 bits.
   *
   * @param random a cryptographically strong generator: {@code java.security.SecureRandom}
   */
  static ExperimentLink generate(PersonId person, long experiment, RandomGenerator random) {
    StringBuilder secret = new StringBuilder(SECRET_LENGTH);
    for (int i = 0; i < SECRET_LENGTH; i++) {
      secret.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new ExperimentLink(person, experiment, secret.toString());
  }

  /** Parses the format of {@link #text}; empty for any other text. */
  public static Optional<ExperimentLink> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new ExperimentLink(
                new PersonId(Long.parseLong(form.group(1))),
                Long.parseLong(form.group(2)),
                form.group(3)))
        : Optional.empty();
  }

  /** The text that is kept by its holder. */
  public String text() {
    return "%d_%d_%s".formatted(person.value(), experiment, secret);
  }

  /** The stored hash. */
  public KeyHash hash() {
    return KeyHash.of(text());
  }

  /** Without the secret, since it may be logged. */
  @Override
  public String toString() {
    return "%d_%d_…".formatted(person.value(), experiment);
  }
}
