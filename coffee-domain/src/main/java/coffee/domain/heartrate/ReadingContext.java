package coffee.domain.heartrate;

import coffee.domain.DomainException;
import coffee.domain.TextRules;
import java.util.Locale;

/**
 * What a person was doing when their heart rate was measured.
 *
 * @param kind the known kind of context
 * @param label the displayed text: the kind's own word, or for {@link Kind#UNKNOWN} the text as
 *     entered
 */
public record ReadingContext(Kind kind, String label) {

  /** Greatest length of a label, in characters. */
  public static final int MAX_LABEL_LENGTH = 50;

  /** The known kinds of context. */
  public enum Kind {
    RESTING("resting"),
    ACTIVE("active"),
    EXERCISE("exercise"),
    RECOVERY("recovery"),
    SLEEPING("sleeping"),
    STRESSED("stressed"),
    PANIC("panic"),
    POST_COFFEE("post-coffee"),
    UNKNOWN("unknown");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word used in requests and responses. */
    public String word() {
      return word;
    }
  }

  /**
   * Checks that the label is the kind's own, or free text for the unknown kind.
   *
   * @throws DomainException {@code too_long} or {@code invalid_text}
   */
  public ReadingContext {
    TextRules.requireStorable(label, MAX_LABEL_LENGTH);
    if (kind != Kind.UNKNOWN && !label.equals(kind.word())) {
      throw new IllegalArgumentException(label + " is not the word for " + kind);
    }
  }

  /** The context of a known kind. */
  public static ReadingContext of(Kind kind) {
    return new ReadingContext(kind, kind.word());
  }

  /**
   * Parses a context. The known words are matched ignoring case and surrounding white space (phones
   * tend to capitalize); other text is kept as entered and treated as unknown.
   *
   * @throws DomainException {@code too_long} or {@code invalid_text}
   */
  public static ReadingContext fromText(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    for (Kind kind : Kind.values()) {
      if (kind.word().equals(word)) {
        return of(kind);
      }
    }
    return new ReadingContext(Kind.UNKNOWN, text);
  }
}
