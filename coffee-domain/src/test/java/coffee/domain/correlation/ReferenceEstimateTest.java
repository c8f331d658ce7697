package coffee.domain.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coffee.domain.caffeine.Doses;
import coffee.domain.correlation.data.StepSeries;
import coffee.domain.correlation.result.CorrelationResult;
import coffee.domain.correlation.result.Effect;
import coffee.domain.correlation.result.Estimate;
import coffee.domain.correlation.result.Sensitivity;
import coffee.domain.correlation.result.Sensitivity.Assumption;
import coffee.domain.heartrate.HeartRateBin;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two implementations of METHOD 3, written apart, agree. */
class ReferenceEstimateTest {

  private static final Offset<Double> NINE_DIGITS = within(1e-9);
  private static final SimulationScenario HABIT = SimulationScenario.all().get(1);

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void estimateAgreesWithReference(int number) {
    agreesWithReference(HABIT.person(number));
  }

  /** A watch that measures every five seconds: the value of a bin is its quiet level. */
  @Test
  void estimateFromQuietLevelsAgreesWithReference() {
    PersonDataset person = everyFiveSeconds(HABIT.person(2));
    agreesWithReference(person);
    assertThat(person.bins())
        .filteredOn(bin -> bin.levelBpm() < bin.medianBpm())
        .hasSizeGreaterThan(person.bins().size() / 2);
  }

  @Test
  void estimateWithStepsAgreesWithReference() {
    PersonDataset person = HABIT.person(4);
    SortedMap<Long, Integer> steps = steps(person, 0.1);
    Estimate estimate = answer(person, steps).effect().orElseThrow().estimate();
    ReferenceEstimate reference = ReferenceEstimate.of(person, 5, steps);
    assertThat(answer(person, steps).effect().orElseThrow().basis().rows())
        .isEqualTo(reference.rows());
    assertThat(estimate.bpmPer100Mg()).isCloseTo(reference.beta(), NINE_DIGITS);
    assertThat(estimate.standardError()).isCloseTo(reference.standardError(), NINE_DIGITS);
  }

  @Test
  void stepsOfTooFewRowsAreLeftOut() {
    PersonDataset person = HABIT.person(4);
    CorrelationResult tooFew = answer(person, steps(person, 0.3));
    assertThat(tooFew)
        .usingRecursiveComparison()
        .ignoringFields("steps")
        .isEqualTo(person.answer());
    assertThat(tooFew.steps().used()).isFalse();
    assertThat(tooFew.steps().share()).isBetween(0.6, 0.8);
    CorrelationResult most = answer(person, steps(person, 0.1));
    assertThat(most.steps().used()).isTrue();
    assertThat(most.effect()).isNotEqualTo(person.answer().effect());
  }

  private static CorrelationResult answer(PersonDataset person, SortedMap<Long, Integer> steps) {
    StepSeries series =
        StepSeries.of(
            steps.keySet().stream().mapToLong(bin -> bin).toArray(),
            steps.values().stream().mapToInt(taken -> taken).toArray());
    return CorrelationAnalysis.analyze(
        person.input(), Doses.of(person.doses()), person.bins(), series);
  }

  /** Now and then a walk; some bins are unknown. */
  private static SortedMap<Long, Integer> steps(PersonDataset person, double unknown) {
    Random random = new Random(7);
    SortedMap<Long, Integer> steps = new TreeMap<>();
    for (HeartRateBin bin : person.bins()) {
      int taken = random.nextDouble() < 0.3 ? random.nextInt(600) : 0;
      if (random.nextDouble() >= unknown) {
        steps.put(bin.number(), taken);
      }
    }
    return steps;
  }

  private static PersonDataset everyFiveSeconds(PersonDataset person) {
    Random random = new Random(60);
    List<RawReading> readings = new ArrayList<>();
    for (RawReading reading : person.readings()) {
      long bin = Math.floorDiv(reading.epochMillis(), 300_000L) * 300_000;
      for (int i = 0; i < 60; i++) {
        int bpm = Math.max(25, reading.bpm() + (int) Math.round(4 * random.nextGaussian()));
        readings.add(new RawReading(bin + i * 5_000L, bpm, reading.context()));
      }
    }
    return new PersonDataset(person.zone(), person.doses(), readings);
  }

  private static void agreesWithReference(PersonDataset person) {
    CorrelationResult answer = person.answer();
    Effect effect = answer.effect().orElseThrow();
    ReferenceEstimate reference = ReferenceEstimate.of(person, 5, false);
    assertThat(effect.basis().rows()).isEqualTo(reference.rows());
    assertThat(effect.basis().autocorrelation()).isCloseTo(reference.rho(), NINE_DIGITS);
    assertThat(effect.estimate().bpmPer100Mg()).isCloseTo(reference.beta(), NINE_DIGITS);
    assertThat(effect.estimate().standardError()).isCloseTo(reference.standardError(), NINE_DIGITS);
    if (effect.estimate().confidence().low() > 0) {
      assertThat(effect.tippingBpm().orElseThrow())
          .isCloseTo(effect.estimate().confidence().low() / reference.shift(), NINE_DIGITS);
    } else {
      assertThat(effect.tippingBpm()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = 3)
  void sensitivityAgreesWithReference(int number) {
    PersonDataset person = HABIT.person(number);
    for (Sensitivity other : person.answer().sensitivity()) {
      boolean equalDoses = other.assumption() == Assumption.CUP_SIZE;
      ReferenceEstimate reference = ReferenceEstimate.of(person, other.halfLifeHours(), equalDoses);
      Estimate estimate = other.estimate().orElseThrow();
      assertThat(estimate.bpmPer100Mg()).isCloseTo(reference.beta(), NINE_DIGITS);
      assertThat(estimate.standardError()).isCloseTo(reference.standardError(), NINE_DIGITS);
    }
  }
}
