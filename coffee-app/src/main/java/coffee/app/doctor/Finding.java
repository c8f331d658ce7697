package coffee.app.doctor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * The result of checking one item.
 *
 * @param subject checked item, a word or two
 * @param text the result; never a secret
 * @param mend how to fix it; empty if it is fine
 */
public record Finding(Level level, String subject, String text, Optional<String> mend) {

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

  static Finding warning(String subject, String text, String mend) {
    return new Finding(Level.WARNING, subject, text, Optional.of(mend));
  }

  static Finding problem(String subject, String text, String mend) {
    return new Finding(Level.PROBLEM, subject, text, Optional.of(mend));
  }
}
