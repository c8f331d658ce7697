package coffee.domain.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coffee.domain.correlation.regression.StudentTTest;
import coffee.domain.correlation.result.Effect;
import coffee.domain.correlation.result.Effect.Method;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** METHOD 5, G9 to G13: whole persons, from their readings to the estimate. */
class GoldenPersonsTest {

  private static final Offset<Double> EXACT = within(1e-9);

  private static Effect effectOf(String person, int zoneOffsetHours) {
    return GoldenPersons.named(person, zoneOffsetHours).answer().effect().orElseThrow();
  }

  /** G9, of which six digits are known. */
  @Test
  void estimatesGoldenPersonWithLabelledSleepAndExercise() {
    Effect effect = effectOf("person_seed1", 1);
    Offset<Double> sixDigits = within(5.1e-7);
    assertThat(effect.method()).isEqualTo(Method.DENSE);
    assertThat(effect.basis().rows()).isEqualTo(4806);
    assertThat(effect.basis().days()).isEqualTo(28);
    assertThat(effect.basis().effectiveDays()).isCloseTo(17.489856, sixDigits);
    assertThat(effect.basis().autocorrelation()).isCloseTo(0.609055, sixDigits);
    assertThat(effect.basis().varianceInflation()).isCloseTo(1.901401, sixDigits);
    assertThat(effect.estimate().bpmPer100Mg()).isCloseTo(4.330892, sixDigits);
    assertThat(effect.estimate().standardError()).isCloseTo(1.07187, sixDigits);
    assertThat(effect.estimate().degreesOfFreedom()).isCloseTo(16.489856, sixDigits);
    assertThat(effect.estimate().confidence().low()).isCloseTo(2.064103, sixDigits);
    assertThat(effect.estimate().confidence().high()).isCloseTo(6.597680, sixDigits);
    assertThat(effect.estimate().pValue()).isCloseTo(0.00089724, within(5.1e-9));
  }

  /** G10. */
  @Test
  void estimatesGoldenPersonWithoutLabels() {
    Effect effect = effectOf("person_unlabelled", -5);
    assertThat(effect.method()).isEqualTo(Method.DENSE);
    assertThat(effect.basis().rows()).isEqualTo(4585);
    assertThat(effect.basis().days()).isEqualTo(29);
    assertThat(effect.basis().effectiveDays()).isCloseTo(13.703665851203112, EXACT);
    assertThat(effect.basis().autocorrelation()).isCloseTo(0.647814465557147, EXACT);
    assertThat(effect.basis().varianceInflation()).isCloseTo(2.1119075417881743, EXACT);
    assertThat(effect.estimate().bpmPer100Mg()).isCloseTo(5.331731713400811, EXACT);
    assertThat(effect.estimate().standardError()).isCloseTo(0.9815123345130146, EXACT);
    assertThat(effect.estimate().degreesOfFreedom()).isCloseTo(12.703665851203112, EXACT);
    assertThat(effect.estimate().confidence().low()).isCloseTo(3.2062642233863805, EXACT);
    assertThat(effect.estimate().confidence().high()).isCloseTo(7.457199203415241, EXACT);
    assertThat(effect.estimate().pValue()).isCloseTo(0.00012435445340076148, EXACT);
  }

  /** G11. */
  @Test
  void estimatesGoldenPersonWithSomeLabelledNights() {
    Effect effect = effectOf("person_half_labelled", 9);
    assertThat(effect.method()).isEqualTo(Method.DENSE);
    assertThat(effect.basis().rows()).isEqualTo(4448);
    assertThat(effect.basis().days()).isEqualTo(28);
    assertThat(effect.basis().effectiveDays()).isCloseTo(16.388060230722235, EXACT);
    assertThat(effect.basis().autocorrelation()).isCloseTo(0.6143296249738684, EXACT);
    assertThat(effect.basis().varianceInflation()).isCloseTo(1.8918640371416382, EXACT);
    assertThat(effect.estimate().bpmPer100Mg()).isCloseTo(0.1164460630756498, EXACT);
    assertThat(effect.estimate().standardError()).isCloseTo(1.4666438045617096, EXACT);
    assertThat(effect.estimate().degreesOfFreedom()).isCloseTo(15.388060230722235, EXACT);
    assertThat(effect.estimate().confidence().low()).isCloseTo(-3.0027789628773474, EXACT);
    assertThat(effect.estimate().confidence().high()).isCloseTo(3.235671089028647, EXACT);
    assertThat(effect.estimate().pValue()).isCloseTo(0.9377407623242119, EXACT);
  }

  /** G12. */
  @Test
  void estimatesGoldenPersonWithSixDailyEntries() {
    Effect effect = effectOf("person_sparse", -5);
    assertThat(effect.method()).isEqualTo(Method.SPARSE);
    assertThat(effect.estimate().bpmPer100Mg()).isCloseTo(2.236460017584147, EXACT);
    assertThat(effect.estimate().confidence().low()).isCloseTo(-0.18670295079271826, EXACT);
    assertThat(effect.estimate().confidence().high()).isCloseTo(4.659622985961013, EXACT);
    assertThat(effect.estimate().pValue()).isCloseTo(0.06924163427098201, EXACT);
  }

  /** G13. The golden limits used t = 2.0140048802 for 2.0140048842, see {@link StudentTTest}. */
  @Test
  void estimatesGoldenPersonWithTwoDailyEntries() {
    Effect effect = effectOf("person_sparse_two_a_day", 1);
    assertThat(effect.method()).isEqualTo(Method.SPARSE);
    assertThat(effect.estimate().bpmPer100Mg()).isCloseTo(-1.093842001075149, EXACT);
    assertThat(effect.estimate().pValue()).isCloseTo(0.5744043607686433, EXACT);
    assertThat(effect.estimate().confidence().low()).isCloseTo(-4.988152794629538, within(1e-8));
    assertThat(effect.estimate().confidence().high()).isCloseTo(2.800468792479239, within(1e-8));
  }
}
