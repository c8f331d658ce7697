package coffee.domain.caffeine;

/**
 * Reference values of the EFSA Scientific Opinion on the safety of caffeine (EFSA Journal
 * 2015;13(5):4102). Reference values, no diagnosis.
 */
public final class Guidance {

  /** Healthy adults, in mg a day; about 5.7 mg/kg. */
  public static final double ADULT_DAILY_MG = 400;

  /** Healthy adults, in mg at once; about 3 mg/kg. */
  public static final double ADULT_SINGLE_DOSE_MG = 200;

  /** Pregnancy, in mg a day. */
  public static final double PREGNANCY_DAILY_MG = 200;

  /** Lactation, in mg a day. */
  public static final double LACTATION_DAILY_MG = 200;

  /** Children and adolescents, in mg a day per kg of body mass. */
  public static final double CHILD_DAILY_MG_PER_KG = 3;

  /** Close to bedtime, this much can lengthen the time until sleep, in mg. */
  public static final double SLEEP_LATENCY_MG = 100;

  /**
   * Level at bedtime with which people are taken to sleep well, in mg: a choice of this product,
   * EFSA gives none. Every person may set their own.
   */
  public static final double DEFAULT_SLEEP_THRESHOLD_MG = 50;

  private Guidance() {}
}
