package coffee.domain.correlation;

/** The effect in one word (METHOD 3.7). */
public enum Verdict {
  /** The interval lies above 0, and reaches an effect that matters. */
  RAISES,
  /** The interval lies below 0, and reaches an effect that matters. */
  LOWERS,
  /** The interval lies above 0, and below an effect that matters. */
  RAISES_SLIGHTLY,
  /** The interval lies below 0, and above an effect that matters. */
  LOWERS_SLIGHTLY,
  /** The interval holds 0, and no effect that matters. */
  NO_MEANINGFUL_EFFECT,
  /** The interval holds 0, and an effect that matters. */
  INCONCLUSIVE,
  /** There is no interval. */
  NOT_ENOUGH_DATA;

  /**
   * The verdict on an interval.
   *
   * @param meaningfulBpm effect per 100 mg from which it matters
   */
  static Verdict on(Interval confidence, double meaningfulBpm) {
    boolean slight = confidence.within(meaningfulBpm);
    if (!confidence.excludesZero()) {
      return slight ? NO_MEANINGFUL_EFFECT : INCONCLUSIVE;
    }
    if (confidence.low() > 0) {
      return slight ? RAISES_SLIGHTLY : RAISES;
    }
    return slight ? LOWERS_SLIGHTLY : LOWERS;
  }
}
