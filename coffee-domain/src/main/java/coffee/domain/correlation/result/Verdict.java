package coffee.domain.correlation.result;

/** The classification of the effect (METHOD 3.7). */
public enum Verdict {
  /** The interval lies above 0 and includes a meaningful effect. */
  RAISES,
  /** The interval lies below 0 and includes a meaningful effect. */
  LOWERS,
  /** The interval lies above 0 and below a meaningful effect. */
  RAISES_SLIGHTLY,
  /** The interval lies below 0 and above a meaningful negative effect. */
  LOWERS_SLIGHTLY,
  /** The interval includes 0 and no meaningful effect. */
  NO_MEANINGFUL_EFFECT,
  /** The interval includes 0 and a meaningful effect. */
  INCONCLUSIVE,
  /** There is no interval. */
  NOT_ENOUGH_DATA;

  /**
   * The verdict on an interval.
   *
   * @param meaningfulBpm smallest meaningful effect per 100 mg
   */
  public static Verdict of(Interval confidence, double meaningfulBpm) {
    boolean slight = confidence.isWithin(meaningfulBpm);
    if (!confidence.excludesZero()) {
      return slight ? NO_MEANINGFUL_EFFECT : INCONCLUSIVE;
    }
    if (confidence.low() > 0) {
      return slight ? RAISES_SLIGHTLY : RAISES;
    }
    return slight ? LOWERS_SLIGHTLY : LOWERS;
  }
}
