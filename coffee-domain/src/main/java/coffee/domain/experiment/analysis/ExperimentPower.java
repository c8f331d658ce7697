package coffee.domain.experiment.analysis;

import org.hipparchus.special.Erf;

/**
 * How long an experiment has to be, from the noise of the person.
 *
 * @param sdBlockBpm standard deviation of the difference between the days of a block, in bpm, 0 or
 *     more
 * @param doseMg caffeine of the portion, in mg, over 0
 */
public record ExperimentPower(double sdBlockBpm, double doseMg) {

  /** Fewest blocks of an experiment. */
  public static final int MIN_BLOCKS = 7;

  /** Most blocks of an experiment. */
  public static final int MAX_BLOCKS = 30;

  /** Standard deviation of a person about whom too little is known, in bpm. */
  public static final double DEFAULT_SD_BLOCK_BPM = 4.5;

  /** Mean exposure of the window to 100 mg, in peaks of a single dose of 100 mg. */
  public static final double EXPOSURE_PER_100_MG = 0.88;

  private static final double LIMIT_95 = 1.959964;
  private static final double POWER_80 = 0.841621;

  /** Rejects arguments that are programming errors. */
  public ExperimentPower {
    if (!(sdBlockBpm >= 0 && doseMg > 0)) {
      throw new IllegalArgumentException(sdBlockBpm + " bpm, " + doseMg + " mg");
    }
  }

  /**
   * The chance to find an effect, approximately.
   *
   * @param bpmPer100Mg the effect, over 0
   */
  public double chance(double bpmPer100Mg, int blocks) {
    double signal = signal(bpmPer100Mg) * Math.sqrt(blocks);
    return sdBlockBpm == 0 ? 1 : normal(signal / sdBlockBpm - LIMIT_95);
  }

  /**
   * The blocks that find an effect with a chance of 80 %, {@value #MIN_BLOCKS} at least.
   *
   * @param bpmPer100Mg the effect, over 0
   */
  public int blocksFor(double bpmPer100Mg) {
    double deviations = (LIMIT_95 + POWER_80) * sdBlockBpm / signal(bpmPer100Mg);
    return (int) Math.max(MIN_BLOCKS, Math.ceil(deviations * deviations));
  }

  private double signal(double bpmPer100Mg) {
    return bpmPer100Mg * doseMg / 100 * EXPOSURE_PER_100_MG;
  }

  private static double normal(double z) {
    return Erf.erfc(-z / Math.sqrt(2)) / 2;
  }
}
