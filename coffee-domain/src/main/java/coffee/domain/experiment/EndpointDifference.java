package coffee.domain.experiment;

import coffee.domain.experiment.analysis.Limits;
import java.util.Locale;

/**
 * How heart rate at another time differs between the days with caffeine and the days without. It
 * has no verdict: nights differ too much for the number of blocks that a person does.
 *
 * @param endpoint at which time
 * @param blocks how many blocks have both days
 * @param bpm mean of the caffeine day less the other, in bpm
 * @param limits exact 95 % interval of {@code bpm}, by the coin as for the result
 */
public record EndpointDifference(Endpoint endpoint, int blocks, double bpm, Limits limits) {

  /** The times. */
  public enum Endpoint {
    /** The 5th percentile of the waking bins of a day. */
    RESTING,
    /** The 25th percentile from 02:00 to 05:00 of the night after a day. */
    SLEEPING;

    /** The word used in responses. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
