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

  private static final Offset<Double> SIX_DIGITS = within(5.1e-7);
  private static final Offset<Double> TWELVE_DIGITS = within(5.1e-12);

  /** The golden limits of t are good to nine digits, see {@link StudentTTest}. */
  private static final Offset<Double> LIMITS = within(1e-8);

  private static Effect effectOf(String person, int zoneOffsetHours) {
    return GoldenPersons.named(person, zoneOffsetHours).answer().effect().orElseThrow();
  }

  private static void isSixDigits(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, SIX_DIGITS);
  }

  /** G9. */
  @Test
  void estimatesGoldenPersonWithLabelledSleepAndExercise() {
    Effect effect = effectOf("person_seed1", 1);
    assertThat(effect.method()).isEqualTo(Method.DENSE);
    assertThat(effect.basis().rows()).isEqualTo(4806);
    assertThat(effect.basis().days()).isEqualTo(28);
    isSixDigits(effect.basis().effectiveDays(), 17.024154);
    isSixDigits(effect.basis().autocorrelation(), 0.603186);
    isSixDigits(effect.basis().varianceInflation(), 1.941449);
    assertThat(effect.estimate().bpmPer100Mg()).isCloseTo(4.291496652859, TWELVE_DIGITS);
    isSixDigits(effect.estimate().standardError(), 1.118963);
    isSixDigits(effect.estimate().degreesOfFreedom(), 16.024154);
    assertThat(effect.estimate().confidence().low()).isCloseTo(1.919691687834, LIMITS);
    assertThat(effect.estimate().confidence().high()).isCloseTo(6.663301617884, LIMITS);
    assertThat(effect.estimate().pValue()).isCloseTo(0.00145651, within(5.1e-9));
    isSixDigits(effect.tippingBpm().orElseThrow(), 3.689041);
    isSixDigits(effect.estimate().confidence().low() / effect.tippingBpm().orElseThrow(), 0.520377);
  }

  /** G10. */
  @Test
  void estimatesGoldenPersonWithoutLabels() {
    Effect effect = effectOf("person_unlabelled", -5);
    assertThat(effect.method()).isEqualTo(Method.DENSE);
    assertThat(effect.basis().rows()).isEqualTo(4589);
    assertThat(effect.basis().days()).isEqualTo(29);
    isSixDigits(effect.basis().effectiveDays(), 13.707738);
    isSixDigits(effect.basis().autocorrelation(), 0.641284);
    isSixDigits(effect.basis().varianceInflation(), 2.131921);
    assertThat(effect.estimate().bpmPer100Mg()).isCloseTo(5.383483170555, TWELVE_DIGITS);
    isSixDigits(effect.estimate().standardError(), 0.994986);
    isSixDigits(effect.estimate().degreesOfFreedom(), 12.707738);
    assertThat(effect.estimate().confidence().low()).isCloseTo(3.228909525092, LIMITS);
    assertThat(effect.estimate().confidence().high()).isCloseTo(7.538056816018, LIMITS);
    assertThat(effect.estimate().pValue()).isCloseTo(0.000128801, within(5.1e-10));
  }

  /** G11. */
  @Test
  void estimatesGoldenPersonWithSomeLabelledNights() {
    Effect effect = effectOf("person_half_labelled", 9);
    assertThat(effect.method()).isEqualTo(Method.DENSE);
    assertThat(effect.basis().rows()).isEqualTo(4448);
    assertThat(effect.basis().days()).isEqualTo(28);
    isSixDigits(effect.basis().effectiveDays(), 16.448730);
    isSixDigits(effect.basis().autocorrelation(), 0.606194);
    isSixDigits(effect.basis().varianceInflation(), 1.989344);
    assertThat(effect.estimate().bpmPer100Mg()).isCloseTo(-0.056509229543, TWELVE_DIGITS);
    isSixDigits(effect.estimate().standardError(), 1.447210);
    isSixDigits(effect.estimate().degreesOfFreedom(), 15.448730);
    assertThat(effect.estimate().confidence().low()).isCloseTo(-3.133378206535, LIMITS);
    assertThat(effect.estimate().confidence().high()).isCloseTo(3.020359747449, LIMITS);
    isSixDigits(effect.estimate().pValue(), 0.969353);
    assertThat(effect.tippingBpm()).isEmpty();
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
