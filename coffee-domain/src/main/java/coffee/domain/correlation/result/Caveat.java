package coffee.domain.correlation.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A caveat to show with a result: its code and numbers, from which the sentence is made.
 *
 * @param code the kind of caveat
 * @param halfLifeHours of {@link Code#HALF_LIFE}: the half-life with another verdict
 * @param nights of {@link Code#SLEEP_INFERRED}: how many nights
 * @param cups of {@link Code#IGNORED}: cups in the future
 * @param bins of {@link Code#IGNORED}: five-minute intervals of heart rate in the future
 */
public record Caveat(
    Code code,
    OptionalDouble halfLifeHours,
    OptionalInt nights,
    OptionalInt cups,
    OptionalInt bins) {

  /** The kinds of caveats. */
  public enum Code {
    /** What accompanies the cups is attributed to them. */
    ASSOCIATION,
    /** Caffeine and the time of day are hard to separate. */
    SAME_TIME,
    /** Many cups are decaf, so the effect comes from the size of the cups alone. */
    CUP_SIZE,
    /** A few entries a day instead of continuous readings. */
    FEW_READINGS,
    /** The verdict depends on the assumed half-life. */
    HALF_LIFE,
    /** Nights whose ends were inferred from the heart rate. */
    SLEEP_INFERRED,
    /** The curve is not corrected for the time of day. */
    CURVE_RAW,
    /** Entries in the future were left out. */
    IGNORED;

    /** The code for programs, {@code snake_case}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A caveat without numbers. */
  public static Caveat of(Code code) {
    return new Caveat(
        code,
        OptionalDouble.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  /** The verdict would be another with this half-life. */
  public static Caveat halfLife(double hours) {
    return new Caveat(
        Code.HALF_LIFE,
        OptionalDouble.of(hours),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  /** The ends of some nights were inferred: their number. */
  public static Caveat sleepInferred(int nights) {
    return new Caveat(
        Code.SLEEP_INFERRED,
        OptionalDouble.empty(),
        OptionalInt.of(nights),
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  /** Data were left out; at least one of both. */
  public static Caveat ignored(IgnoredFutureData data) {
    return new Caveat(
        Code.IGNORED,
        OptionalDouble.empty(),
        OptionalInt.empty(),
        OptionalInt.of(data.doses()),
        OptionalInt.of(data.bins()));
  }

  /** The caveat in one sentence for the person. */
  public String sentence() {
    return switch (code) {
      case ASSOCIATION ->
          "This is an association: anything that accompanies your coffees, such as meetings, sugar"
              + " or the start of work, is attributed to them.";
      case SAME_TIME ->
          "Your cups come at nearly the same time each day, so caffeine and the time of day are"
              + " hard to separate.";
      case CUP_SIZE ->
          "Many of your cups are decaf, so the effect comes from the size of your cups alone: what"
              + " accompanies every cup does not count.";
      case FEW_READINGS ->
          "It is based on a few entries per day; continuous readings would make it more precise.";
      case HALF_LIFE ->
          String.format(
              Locale.ROOT,
              "With a half-life of %.0f h the verdict would be different.",
              halfLifeHours.orElseThrow());
      case SLEEP_INFERRED ->
          "Some of your nights are not labelled: their ends were inferred from your heart rate.";
      case CURVE_RAW ->
          "The curve is not corrected for time of day: there are too few other days without a cup"
              + " at those hours.";
      case IGNORED -> ignoredSentence(cups.orElseThrow(), bins.orElseThrow());
    };
  }

  private static String ignoredSentence(int cups, int bins) {
    List<String> what = new ArrayList<>();
    if (cups > 0) {
      what.add(counted(cups, "cup", "cups"));
    }
    if (bins > 0) {
      what.add(
          counted(
              bins, "five-minute interval of heart rate", "five-minute intervals of heart rate"));
    }
    return String.join(" and ", what)
        + (cups + bins == 1
            ? " lies in the future and was ignored."
            : " lie in the future and were ignored.");
  }

  private static String counted(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
