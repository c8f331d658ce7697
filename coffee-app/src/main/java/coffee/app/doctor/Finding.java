package coffee.app.doctor;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * The result of checking one item.
 *
 * @param subject checked item, a word or two
 * @param text the result; never a secret
 * @param fix how to fix it, {@code mend} in JSON; empty if it is fine
 */
public record Finding(
    Level level, String subject, String text, @JsonProperty("mend") Optional<String> fix) {

  /** The severity. */
  public enum Level {
    /** Fine. */
    OK,
    /** Works, but needs attention. */
    WARNING,
    /** Not ready for production. */
    PROBLEM;

    /** In lower case. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding ok(String subject, String text) {
    return new Finding(Level.OK, subject, text, Optional.empty());
  }

  static Finding warning(String subject, String text, String fix) {
    return new Finding(Level.WARNING, subject, text, Optional.of(fix));
  }

  static Finding problem(String subject, String text, String fix) {
    return new Finding(Level.PROBLEM, subject, text, Optional.of(fix));
  }
}
