package coffee.domain.intake;

import coffee.domain.person.HalfLifeFactor;
import coffee.domain.person.Profile;
import java.util.Set;

/**
 * The reference value for one day, in mg. A reference, not a diagnosis.
 *
 * @param milligrams 0 to 10,000
 */
public record DailyLimit(double milligrams) {

  /** During pregnancy, all sources: EFSA Journal 2015;13(5):4102. */
  static final double PREGNANCY_MG = 200;

  private static final Set<HalfLifeFactor> PREGNANCY =
      Set.of(
          HalfLifeFactor.PREGNANCY_FIRST,
          HalfLifeFactor.PREGNANCY_SECOND,
          HalfLifeFactor.PREGNANCY_THIRD);

  /**
   * The limit that applies to a person: their own if they set one; otherwise what the instance
   * recommends, and during pregnancy {@value #PREGNANCY_MG} mg at most.
   */
  public static DailyLimit forPerson(Profile profile, IntakeRules rules) {
    boolean pregnant = profile.halfLifeFactors().stream().anyMatch(PREGNANCY::contains);
    double usual =
        pregnant ? Math.min(PREGNANCY_MG, rules.recommendedDailyMg()) : rules.recommendedDailyMg();
    return new DailyLimit(profile.dailyLimitMg().orElse(usual));
  }
}
