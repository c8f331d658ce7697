package coffee.domain.experiment;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A limitation of a result.
 *
 * @param code which
 * @param value its number, if it has one
 * @param comparedWith the number that it is compared with, if there is one
 */
public record ExperimentCaveat(Code code, OptionalDouble value, OptionalDouble comparedWith) {

  /** The caveats. */
  public enum Code {
    /** More than 1 in 7 planned blocks is unusable: value of comparedWith. */
    MANY_UNUSABLE,
    /** Days were lost with caffeine (value) and without (comparedWith) unevenly. */
    UNEVEN_LOSS,
    /** Second days (value) were lost more often than first days (comparedWith). */
    SECOND_DAYS_LOST,
    /** Mean number of measured values with caffeine (value) and without (comparedWith). */
    UNEVEN_READINGS,
    /** No effect between -30 and 30 bpm per 100 mg agrees with the days. */
    OUTSIDE_THE_RANGE,
    /** The portions could be distinguished: share of right guesses. */
    COULD_TELL,
    /** Headache and tiredness of the days without are part of the difference. */
    WITHDRAWAL,
    /** Coffees around the windows were changed or deleted after the end: their number. */
    CHANGED_AFTER_END;

    /** The word used in responses. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static ExperimentCaveat of(Code code) {
    return new ExperimentCaveat(code, OptionalDouble.empty(), OptionalDouble.empty());
  }

  static ExperimentCaveat of(Code code, double value) {
    return new ExperimentCaveat(code, OptionalDouble.of(value), OptionalDouble.empty());
  }

  static ExperimentCaveat of(Code code, double value, double comparedWith) {
    return new ExperimentCaveat(code, OptionalDouble.of(value), OptionalDouble.of(comparedWith));
  }

  /** The caveat in one sentence for the person. */
  public String sentence() {
    return switch (code) {
      case MANY_UNUSABLE ->
          sentence(
              "%.0f of %.0f pairs of days could not be used, so the wider interval is shown.",
              value.orElseThrow(), comparedWith.orElseThrow());
      case UNEVEN_LOSS ->
          sentence(
              "%.0f days with caffeine were lost and %.0f without.",
              value.orElseThrow(), comparedWith.orElseThrow());
      case SECOND_DAYS_LOST ->
          sentence(
              "Days were lost after the first half was known (%.0f second days, %.0f first days);"
                  + " this can bias the result.",
              value.orElseThrow(), comparedWith.orElseThrow());
      case UNEVEN_READINGS ->
          sentence(
              "There are %.0f readings a day with caffeine and %.0f without.",
              value.orElseThrow(), comparedWith.orElseThrow());
      case OUTSIDE_THE_RANGE ->
          "No effect between -30 and +30 bpm per 100 mg agrees with all days.";
      case COULD_TELL ->
          sentence(
              "You could tell the portions: %.0f %% of your guesses were right.",
              100 * value.orElseThrow());
      case WITHDRAWAL ->
          "This compares a coffee day with a day without, for someone who is used to coffee:"
              + " withdrawal is part of it.";
      case CHANGED_AFTER_END ->
          sentence("%.0f coffees were changed or deleted after the end.", value.orElseThrow());
    };
  }

  private static String sentence(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
