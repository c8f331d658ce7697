package coffee.domain.correlation;

/** The effect in one word (METHOD 3.7). */
public enum Verdict {
  RAISES,
  LOWERS,
  RAISES_SLIGHTLY,
  LOWERS_SLIGHTLY,
  NO_MEANINGFUL_EFFECT,
  INCONCLUSIVE,
  NOT_ENOUGH_DATA
}
