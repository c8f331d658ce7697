package coffee.domain.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Twenty simulated persons of each kind: answers that hold together, not rates. */
class SimulatedPersonsTest {

  private static final int PERSONS = 20;

  private static Stream<CorrelationAnswer> answers(Scenario scenario) {
    return IntStream.range(0, PERSONS).mapToObj(number -> scenario.person(number).answer());
  }

  @ParameterizedTest
  @MethodSource("coffee.domain.correlation.Scenario#all")
  void everyPersonGetsAFiniteEstimateWithinItsInterval(Scenario scenario) {
    assertThat(answers(scenario))
        .allSatisfy(
            answer -> {
              Effect effect = answer.effect().orElseThrow();
              Interval confidence = effect.estimate().confidence();
              assertThat(effect.estimate().bpmPer100Mg())
                  .isFinite()
                  .isBetween(confidence.low(), confidence.high());
              assertThat(effect.estimate().standardError()).isFinite().isPositive();
              assertThat(effect.estimate().pValue()).isBetween(0.0, 1.0);
              assertThat(effect.basis().effectiveDays())
                  .isBetween(4.0, 1.0 * effect.basis().days());
              assertThat(effect.basis().varianceInflation()).isBetween(1.0, 50.0);
              assertThat(answer.partialCorrelation().orElseThrow().r()).isBetween(-1.0, 1.0);
            });
  }

  @ParameterizedTest
  @MethodSource("coffee.domain.correlation.Scenario#all")
  void verdictAndIntervalAgreeAboutZero(Scenario scenario) {
    assertThat(answers(scenario))
        .allSatisfy(
            answer ->
                assertThat(
                        answer.verdict() == Verdict.INCONCLUSIVE
                            || answer.verdict() == Verdict.NO_MEANINGFUL_EFFECT)
                    .isEqualTo(answer.effect().orElseThrow().estimate().pValue() > 0.05));
  }

  @ParameterizedTest
  @MethodSource("coffee.domain.correlation.Scenario#all")
  void theSamePersonGetsTheSameAnswer(Scenario scenario) {
    assertThat(scenario.person(0).answer()).isEqualTo(scenario.person(0).answer());
  }
}
