package coffee.domain.heartrate;

import coffee.domain.DomainException;
import coffee.domain.Text;
import java.util.Locale;

/**
 * What a person was doing when their heart rate was measured.
 *
 * @param kind how it is treated
 * @param label how it is shown: the kind's own word, or for {@link Kind#UNKNOWN} whatever text was
 *     given
 */
public record Context(Kind kind, String label) {

  /** Greatest length of a label, in characters. */
  public static final int MAX_LABEL_LENGTH = 50;

  /** The contexts that are treated each in its own way. */
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

    /** The word for it in requests and answers. */
    public String word() {
      return word;
    }
  }

  /**
   * Checks that the label is the kind's own, or free text for the unknown kind.
   *
   * @throws DomainException {@code too_long} or {@code invalid_text}
   */
  public Context {
    Text.require(label, MAX_LABEL_LENGTH);
    if (kind != Kind.UNKNOWN && !label.equals(kind.word())) {
      throw new IllegalArgumentException(label + " is not the word for " + kind);
    }
  }

  /** A context of a kind that is treated in its own way. */
  public static Context of(Kind kind) {
    return new Context(kind, kind.word());
  }

  /**
   * The context that a text names. The known words count in any case and with any white space
   * around them (telephones like to capitalise); other text is kept as given and treated as
   * unknown.
   *
   * @throws DomainException {@code too_long} or {@code invalid_text}
   */
  public static Context named(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    for (Kind kind : Kind.values()) {
      if (kind.word().equals(word)) {
        return of(kind);
      }
    }
    return new Context(Kind.UNKNOWN, text);
  }
}
