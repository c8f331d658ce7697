package coffee.domain.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coffee.domain.caffeine.Dose;
import coffee.domain.correlation.result.Caveat;
import coffee.domain.correlation.result.CorrelationInput;
import coffee.domain.correlation.result.CorrelationResult;
import coffee.domain.correlation.result.Estimate;
import coffee.domain.correlation.result.ResponseCurve;
import coffee.domain.correlation.result.Sensitivity;
import coffee.domain.correlation.result.Sensitivity.Assumption;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.intake.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an answer holds, what moves it, and what must not. */
class CorrelationAnalysisTest {

  private static final PersonDataset PERSON = SimulationScenario.all().get(1).person(0);
  private static final List<Dose> CUPS = PERSON.doses();
  private static final List<HeartRateBin> BINS = PERSON.bins();
  private static final CorrelationInput QUESTION = PERSON.input();

  private static CorrelationResult answer(List<Dose> doses, List<HeartRateBin> bins) {
    return CorrelationAnalysis.analyze(QUESTION, doses, bins);
  }

  private static List<HeartRateBin> map(UnaryOperator<HeartRateBin> change) {
    return BINS.stream().map(change).toList();
  }

  private static HeartRateBin withMedian(HeartRateBin bin, double bpm) {
    return new HeartRateBin(
        bin.number(), bin.validReadings(), bpm, bin.exercise(), bin.sleeping(), bin.active());
  }

  private static double effect(CorrelationResult answer) {
    return answer.effect().orElseThrow().estimate().bpmPer100Mg();
  }

  @Test
  void mergesDosesOfTheSameMinute() {
    List<Dose> split =
        CUPS.stream()
            .flatMap(
                cup ->
                    Collections.nCopies(
                        2,
                        Dose.instantaneous(
                            cup.consumedAt(), new Caffeine(cup.caffeine().milligrams() / 2)))
                        .stream())
            .toList();
    CorrelationResult answer = answer(split, BINS);
    assertThat(effect(answer)).isCloseTo(effect(answer(CUPS, BINS)), within(1e-12));
    assertThat(answer.episodes()).allSatisfy(e -> assertThat(e.cups()).isGreaterThanOrEqualTo(2));
  }

  @Test
  void dosesBeforePeriodAffectEstimate() {
    Instant from = BINS.get(0).start().plus(Duration.ofDays(2));
    CorrelationInput later = PERSON.input(from, QUESTION.until(), QUESTION.now());
    List<Dose> within = CUPS.stream().filter(cup -> !cup.consumedAt().isBefore(from)).toList();
    CorrelationResult all = CorrelationAnalysis.analyze(later, CUPS, BINS);
    CorrelationResult forgotten = CorrelationAnalysis.analyze(later, within, BINS);
    assertThat(all.episodes()).hasSameSizeAs(forgotten.episodes());
    assertThat(effect(all)).isNotEqualTo(effect(forgotten));
    assertThat(later.dosesFrom()).isBefore(from.minus(Duration.ofHours(95)));
  }

  @Test
  void resultIsIndependentOfDoseOrder() {
    List<Dose> shuffled = new ArrayList<>(CUPS);
    Collections.shuffle(shuffled, new Random(7));
    assertThat(answer(shuffled, BINS)).isEqualTo(answer(CUPS, BINS));
  }

  @Test
  void effectIsInvariantToBaselineHeartRate() {
    assertThat(effect(answer(CUPS, map(bin -> withMedian(bin, bin.medianBpm() + 20)))))
        .isCloseTo(effect(answer(CUPS, BINS)), within(1e-11));
  }

  @Test
  void doublingDosesHalvesEffect() {
    List<Dose> doubled =
        CUPS.stream()
            .map(
                cup ->
                    Dose.instantaneous(
                        cup.consumedAt(), new Caffeine(2 * cup.caffeine().milligrams())))
            .toList();
    assertThat(effect(answer(doubled, BINS)))
        .isCloseTo(effect(answer(CUPS, BINS)) / 2, within(1e-9));
  }

  /** Every third cup is decaf; then every sixth. */
  @Test
  void manyDecafCupsMakeCupSizeTheHeadline() {
    CorrelationResult many = answer(withDecaf(3), BINS);
    assertThat(many.effect().orElseThrow().estimate())
        .isEqualTo(many.sensitivity().get(2).estimate().orElseThrow());
    CorrelationResult few = answer(withDecaf(6), BINS);
    assertThat(few.effect().orElseThrow().estimate())
        .isNotEqualTo(few.sensitivity().get(2).estimate().orElseThrow());
  }

  private static List<Dose> withDecaf(int every) {
    return IntStream.range(0, CUPS.size())
        .mapToObj(
            i ->
                i % every == 0
                    ? Dose.instantaneous(CUPS.get(i).consumedAt(), new Caffeine(3))
                    : CUPS.get(i))
        .toList();
  }

  /** A cup of one size always: nothing separates its caffeine from what accompanies it. */
  @Test
  void equalCupsHaveNoEstimateFromTheirSize() {
    List<Dose> equal =
        CUPS.stream().map(cup -> Dose.instantaneous(cup.consumedAt(), new Caffeine(95))).toList();
    assertThat(answer(equal, BINS).sensitivity().get(2).estimate()).isEmpty();
    assertThat(answer(equal, BINS).effect()).isPresent();
  }

  @Test
  void effectIsIndependentOfResponseWindow() {
    assertThat(CorrelationAnalysis.analyze(PERSON.input(1, 24), CUPS, BINS).effect())
        .isEqualTo(answer(CUPS, BINS).effect());
  }

  @Test
  void seedChangesOnlyCurveBand() {
    CorrelationResult one = answer(CUPS, BINS);
    CorrelationResult two = CorrelationAnalysis.analyze(PERSON.input(2, 3), CUPS, BINS);
    assertThat(two.curve()).isNotEqualTo(one.curve());
    assertThat(two.curve().points())
        .extracting(ResponseCurve.Point::bpm)
        .isEqualTo(one.curve().points().stream().map(ResponseCurve.Point::bpm).toList());
    assertThat(two.effect()).isEqualTo(one.effect());
  }

  @Test
  void fillsEveryPartOfResult() {
    CorrelationResult answer = answer(CUPS, BINS);
    Estimate estimate = answer.effect().orElseThrow().estimate();
    assertThat(answer.predicted())
        .extracting(predicted -> predicted.dose().milligrams())
        .containsExactly(63.0, 95.0, 126.0, 200.0);
    assertThat(answer.predicted().get(3).bpm())
        .isCloseTo(2 * estimate.bpmPer100Mg(), within(1e-14));
    assertThat(answer.predicted().get(3).confidence().high())
        .isEqualTo(2 * estimate.confidence().high());
    assertThat(answer.sensitivity())
        .extracting(Sensitivity::halfLifeHours)
        .containsExactly(3.0, 8.0, 5.0);
    assertThat(answer.sensitivity())
        .extracting(Sensitivity::assumption)
        .containsExactly(Assumption.HALF_LIFE, Assumption.HALF_LIFE, Assumption.CUP_SIZE);
    assertThat(answer.sensitivity()).allSatisfy(other -> assertThat(other.estimate()).isPresent());
    double t = estimate.bpmPer100Mg() / estimate.standardError();
    assertThat(answer.partialCorrelation().orElseThrow().r())
        .isCloseTo(t / Math.sqrt(t * t + estimate.degreesOfFreedom()), within(1e-15));
    assertThat(answer.caveats().get(0).code()).isEqualTo(Caveat.Code.ASSOCIATION);
    assertThat(answer.caveats().get(0).sentence()).startsWith("This is an association");
    assertThat(Optional.of(answer.summary()))
        .hasValueSatisfying(
            text -> assertThat(text).contains("fter your coffees").contains("95 % interval"));
  }
}
