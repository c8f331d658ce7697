package coffee.persistence.heartrate;

import static java.util.stream.Collectors.toUnmodifiableMap;

import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingContext.Kind;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The codes of contexts in {@code heart_rate_hour}. */
final class ContextCode {

  private static final Map<Integer, Kind> BY_CODE =
      Arrays.stream(Kind.values()).collect(toUnmodifiableMap(ContextCode::of, kind -> kind));

  /** Greatest code. */
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
    Kind kind = BY_CODE.get(code);
    if (kind == null) {
      throw new IllegalStateException("unknown context code " + code);
    }
    return kind;
  }

  /** The label to store, if it differs from the default of its kind. */
  static Optional<String> customLabel(ReadingContext context) {
    return context.label().equals(context.kind().word())
        ? Optional.empty()
        : Optional.of(context.label());
  }
}
