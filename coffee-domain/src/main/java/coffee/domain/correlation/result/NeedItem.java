package coffee.domain.correlation.result;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * One condition of an estimate. It is met if {@code have} is at least {@code want}.
 *
 * @param code the condition
 * @param have the present number; empty if the condition has no numbers
 * @param want the number needed; present together with {@code have}
 */
public record NeedItem(Code code, OptionalInt have, OptionalInt want) {

  /** The conditions. */
  public enum Code {
    /** Days with usable heart rates. */
    DAYS,
    /** Logged cups. */
    CUPS,
    /** Usable heart rates, at most one for five minutes, spread over the days. */
    SPREAD,
    /** Days that tell caffeine from the time of day. */
    EFFECTIVE_DAYS,
    /** Cups at other times, or days without: more of the same does not help. */
    VARY,
    /** A heart rate that changes. */
    CONSTANT;

    /** The code for programs, {@code snake_case}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A condition with numbers. */
  public static NeedItem of(Code code, int have, int want) {
    return new NeedItem(code, OptionalInt.of(have), OptionalInt.of(want));
  }

  /** A condition without numbers. */
  public static NeedItem of(Code code) {
    return new NeedItem(code, OptionalInt.empty(), OptionalInt.empty());
  }
}
