package coffee.domain.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.correlation.result.CorrelationResult;
import coffee.domain.correlation.result.Effect;
import coffee.domain.correlation.result.Estimate;
import coffee.domain.correlation.result.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Twenty simulated persons of each kind: answers that hold together, not rates. */
class SimulatedPersonsTest {

  private static final int PERSONS = 20;

  @ParameterizedTest
  @MethodSource("coffee.domain.correlation.SimulationScenario#all")
  void everySimulatedPersonGetsConsistentResult(SimulationScenario scenario) {
    for (int number = 0; number < PERSONS; number++) {
      CorrelationResult answer = scenario.person(number).answer();
      Effect effect = answer.effect().orElseThrow();
      isFiniteAndWithinItsInterval(effect.estimate());
      assertPlausibleBasis(effect.basis());
      agreesAboutZero(answer);
      assertThat(answer.partialCorrelation().orElseThrow().r()).isBetween(-1.0, 1.0);
      assertThat(answer.curve().points()).isNotEmpty();
    }
  }

  private static void isFiniteAndWithinItsInterval(Estimate estimate) {
    assertThat(estimate.bpmPer100Mg())
        .isFinite()
        .isBetween(estimate.confidence().low(), estimate.confidence().high());
    assertThat(estimate.standardError()).isFinite().isPositive();
    assertThat(estimate.pValue()).isBetween(0.0, 1.0);
  }

  private static void assertPlausibleBasis(Effect.Basis basis) {
    assertThat(basis.effectiveDays()).isBetween(4.0, (double) basis.days());
    assertThat(basis.varianceInflation()).isBetween(1.0, 50.0);
    assertThat(basis.autocorrelation()).isBetween(0.0, 0.95);
  }

  private static void agreesAboutZero(CorrelationResult answer) {
    boolean nothingFound =
        answer.verdict() == Verdict.INCONCLUSIVE
            || answer.verdict() == Verdict.NO_MEANINGFUL_EFFECT;
    assertThat(nothingFound).isEqualTo(answer.effect().orElseThrow().estimate().pValue() > 0.05);
  }

  @ParameterizedTest
  @MethodSource("coffee.domain.correlation.SimulationScenario#all")
  void samePersonGetsSameResult(SimulationScenario scenario) {
    assertThat(scenario.person(0).answer()).isEqualTo(scenario.person(0).answer());
  }
}
