package coffee.domain.intake;

import java.util.Locale;
import java.util.OptionalDouble;

/** A classification of a day's caffeine. The thresholds match those of existing clients. */
public enum DailyLevel {
  /** 0 mg. */
  NONE(0),
  /** Less than 100 mg. */
  LIGHT(100),
  /** Less than 200 mg. */
  MODERATE(200),
  /** Less than 300 mg. */
  REGULAR(300),
  /** Less than 400 mg, the reference value of EFSA Journal 2015;13(5):4102 for adults. */
  HIGH(400),
  /** Less than 600 mg. */
  OVER_LIMIT(600),
  /** 600 mg and more. */
  FAR_OVER_LIMIT(Double.POSITIVE_INFINITY);

  private final double belowMg;

  DailyLevel(double belowMg) {
    this.belowMg = belowMg;
  }

  /**
   * The level of a day.
   *
   * @param totalMg all caffeine of the day in mg, 0 or more
   */
  public static DailyLevel of(double totalMg) {
    if (totalMg == 0) {
      return NONE;
    }
    for (DailyLevel level : values()) {
      if (totalMg < level.belowMg) {
        return level;
      }
    }
    throw new IllegalArgumentException("a day of " + totalMg + " mg");
  }

  /** Upper bound of the level in mg, exclusive; empty for the last one. */
  public OptionalDouble belowMg() {
    return Double.isInfinite(belowMg) ? OptionalDouble.empty() : OptionalDouble.of(belowMg);
  }

  /** The word used in responses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
