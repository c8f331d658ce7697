package coffee.persistence.heartrate;

import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingContext.Kind;
import coffee.persistence.EnumCodes;
import java.util.Optional;

/** The codes of contexts in {@code heart_rate_hour}. */
final class ContextCode {

  private static final EnumCodes<Kind> CODES =
      new EnumCodes<>("context", Kind.class, ContextCode::of);

  /** Maximum code. */
  static final int MAX = 9;

  private ContextCode() {}

  static int of(Kind kind) {
    return switch (kind) {
      case RESTING -> 1;
      case ACTIVE -> 2;
      case EXERCISE -> 3;
      case RECOVERY -> 4;
      case SLEEPING -> 5;
      case STRESSED -> 6;
      case PANIC -> 7;
      case POST_COFFEE -> 8;
      case UNKNOWN -> 9;
    };
  }

  static Kind kind(int code) {
    return CODES.constant(code);
  }

  /** The label to store, if it differs from the default of its kind. */
  static Optional<String> customLabel(ReadingContext context) {
    return context.label().equals(context.kind().word())
        ? Optional.empty()
        : Optional.of(context.label());
  }
}
