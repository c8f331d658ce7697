package coffee.app.doctor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that was looked at.
 *
 * @param subject what was looked at, a word or two
 * @param text what was found; never a secret
 * @param mend what to do about it; empty if it is well
 */
public record Finding(Level level, String subject, String text, Optional<String> mend) {

  /** How much of a worry it is. */
  public enum Level {
    /** As it should be. */
    OK,
    /** Works, and somebody should know. */
    WARNING,
    /** Not fit for production. */
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
