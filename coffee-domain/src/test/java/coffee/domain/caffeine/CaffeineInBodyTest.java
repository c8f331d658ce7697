package coffee.domain.caffeine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import coffee.domain.DomainException;
import coffee.domain.caffeine.CaffeineCutoff.Timing;
import coffee.domain.intake.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractDoubleAssert;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** METHOD 1 over several doses, with the golden numbers of G2. */
class CaffeineInBodyTest {

  private static final Instant START = Instant.parse("2026-03-09T08:00:00Z");
  private static final HalfLife FIVE_HOURS = new HalfLife(5, 1.5, 9.5);
  private static final double A_MILLISECOND = 0.6 / 3_600_000;

  private final CaffeineInBody golden = body(dose(0, 95), dose(4.5, 126), dose(8, 63));

  private static Instant at(double hours) {
    return START.plusMillis(Math.round(hours * 3_600_000));
  }

  private static Dose dose(double hours, double milligrams) {
    return Dose.instantaneous(at(hours), new Caffeine(milligrams));
  }

  private static CaffeineInBody body(Dose... doses) {
    return new CaffeineInBody(FIVE_HOURS, List.of(doses));
  }

  private static AbstractDoubleAssert<?> assertHours(Instant instant) {
    return assertThat(Duration.between(START, instant).toMillis() / 3_600_000.0);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 84.40232797496026",
    "5, 159.13150938854386",
    "9, 153.47884605305225",
    "12, 101.54632134816602",
    "16, 58.323046221026864"
  })
  void computesGoldenLevelOfThreeDoses(double hours, double milligrams) {
    assertThat(golden.level(at(hours), 50).level().activeMg()).isCloseTo(milligrams, within(1e-11));
    assertThat(golden.amountMg(at(hours))).isCloseTo(milligrams, within(1e-11));
  }

  @Test
  void computesGoldenTimeBelowThreshold() {
    assertHours(golden.level(at(9), 50).belowThresholdAt())
        .isCloseTo(17.110689894566214, within(A_MILLISECOND));
    assertHours(golden.level(at(9), 25).belowThresholdAt())
        .isCloseTo(22.110689894566214, within(A_MILLISECOND));
  }

  @Test
  void suggestsNoCupWhenBedtimeLevelExceedsThreshold() {
    BedtimeOutlook outlook = golden.bedtimeOutlook(at(9), at(15), 50, new Caffeine(95));
    assertThat(outlook.atBedtime().activeMg()).isCloseTo(66.99558725250955, within(1e-11));
    assertThat(outlook.caffeineCutoff()).isEqualTo(CaffeineCutoff.NONE_TONIGHT);
  }

  @Test
  void computesGoldenCutoffWithoutEarlierDoses() {
    CaffeineCutoff latest =
        body().bedtimeOutlook(at(0), at(15), 50, new Caffeine(95)).caffeineCutoff();
    assertThat(latest.timing()).isEqualTo(Timing.UNTIL);
    assertHours(latest.until().orElseThrow())
        .isCloseTo(15 - 4.832822019249068, within(2 * A_MILLISECOND));
  }

  @Test
  void allowsCupAnyTimeWhenPeakStaysBelowThreshold() {
    assertThat(body().bedtimeOutlook(at(0), at(1), 50, new Caffeine(50)).caffeineCutoff())
        .isEqualTo(CaffeineCutoff.ANY_TIME);
  }

  @Test
  void suggestsNoCupWhenCutoffHasPassed() {
    assertThat(body().bedtimeOutlook(at(14), at(15), 50, new Caffeine(95)).caffeineCutoff())
        .isEqualTo(CaffeineCutoff.NONE_TONIGHT);
  }

  @Test
  void cutoffIgnoresTimeBeforeAbsorption() {
    CaffeineCutoff latest =
        body().bedtimeOutlook(at(0), at(15), 80, new Caffeine(95)).caffeineCutoff();
    assertThat(Duration.between(latest.until().orElseThrow(), at(15)))
        .isGreaterThanOrEqualTo(Duration.ofMinutes(44));
  }

  @Test
  void allowsOnlyDecafWhenLevelEqualsThreshold() {
    CaffeineInBody body = body(dose(0, 95));
    double level = body.amountMg(at(15));
    assertThat(body.bedtimeOutlook(at(9), at(15), level, new Caffeine(0)).caffeineCutoff())
        .isEqualTo(CaffeineCutoff.ANY_TIME);
    assertThat(body.bedtimeOutlook(at(9), at(15), level, new Caffeine(95)).caffeineCutoff())
        .isEqualTo(CaffeineCutoff.NONE_TONIGHT);
  }

  @Test
  void emptyBodyIsBelowThresholdImmediately() {
    assertThat(body().level(at(3), 50))
        .isEqualTo(
            new CaffeineLevel(new LevelPoint(at(3), 0, 0, 0), false, Optional.empty(), at(3)));
  }

  @Test
  void belowThresholdTimeFollowsComingPeak() {
    CaffeineLevel level = body(dose(0, 95)).level(at(0.01), 50);
    assertThat(level.level().activeMg()).isLessThan(50);
    assertHours(level.belowThresholdAt()).isCloseTo(4.832822019249068, within(2 * A_MILLISECOND));
  }

  @Test
  void belowThresholdTimeIgnoresSmallPlannedDose() {
    CaffeineInBody body = body(dose(0, 95), dose(30, 10));
    assertHours(body.level(at(1), 50).belowThresholdAt())
        .isCloseTo(4.832822019249068, within(2 * A_MILLISECOND));
    assertThat(body.level(at(20), 50).belowThresholdAt()).isEqualTo(at(20));
  }

  @Test
  void findsThresholdTimeWithDoseDecadesAhead() {
    CaffeineInBody body = body(dose(0, 95), dose(24 * 365 * 20.0, 10));
    assertHours(body.level(at(1), 50).belowThresholdAt())
        .isCloseTo(4.832822019249068, within(2 * A_MILLISECOND));
  }

  @Test
  void levelRisesFromFirstSipToPeak() {
    CaffeineInBody body = body(dose(0, 95));
    CaffeineLevel level = body.level(at(0), 50);
    assertThat(level.isRising()).isTrue();
    assertHours(level.peakAt().orElseThrow())
        .isCloseTo(0.7375263206807166, within(2 * A_MILLISECOND));
    assertThat(body.level(at(0.74), 50).isRising()).isFalse();
    assertThat(body.level(at(0.74), 50).peakAt()).isEmpty();
  }

  @Test
  void secondDoseBeforePeakDelaysPeak() {
    CaffeineInBody body = body(dose(0, 95), dose(0.5, 95));
    Instant peak = body.level(at(0.2), 50).peakAt().orElseThrow();
    assertHours(peak).isBetween(0.74, 1.24);
    assertThat(body.amountMg(peak))
        .isGreaterThan(body.amountMg(peak.minusSeconds(60)))
        .isGreaterThan(body.amountMg(peak.plusSeconds(60)));
  }

  @Test
  void longDrinkPeaksAfterLastSip() {
    CaffeineInBody body = body(new Dose(at(0), new Caffeine(200), Duration.ofHours(3)));
    assertHours(body.level(at(1), 50).peakAt().orElseThrow()).isBetween(3.0, 3.74);
  }

  @Test
  void ignoresDosesOlderThanTwelveHalfLives() {
    CaffeineInBody body = body(dose(0, 1_000));
    assertThat(body.amountMg(at(59.999))).isPositive();
    assertThat(body.amountMg(at(60))).isZero();
    assertThat(body.level(at(60), 50).level().activeMg()).isZero();
  }

  @Test
  void simultaneousDosesAddUp() {
    assertThat(body(dose(0, 95), dose(0, 63)).amountMg(at(2)))
        .isCloseTo(body(dose(0, 158)).amountMg(at(2)), within(1e-12));
  }

  @Test
  void curveIncludesStartAndExcludesEnd() {
    assertThat(golden.curve(at(0), at(1), Duration.ofMinutes(20)))
        .extracting(LevelPoint::at)
        .containsExactly(at(0), START.plusSeconds(1_200), START.plusSeconds(2_400));
    assertThat(golden.curve(at(0), at(0), Duration.ofMinutes(20))).isEmpty();
  }

  @Test
  void rejectsCurveOverTenThousandPoints() {
    assertThat(golden.curve(at(0), START.plusSeconds(10_000), Duration.ofSeconds(1)))
        .hasSize(10_000);
    assertThatThrownBy(() -> golden.curve(at(0), START.plusSeconds(10_001), Duration.ofSeconds(1)))
        .isInstanceOf(DomainException.class)
        .hasMessage("at most 10000 points, asked for 10001");
  }

  @RepeatedTest(100)
  void gridLevelsEqualSumOfDoses(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    double[] halfLives = {1.5, 5, 20, Math.log(2) / 5, Math.log(2) / 5.004};
    double halfLife = halfLives[random.nextInt(halfLives.length)];
    List<Dose> doses = IntStream.range(0, 40).mapToObj(unused -> anyDose(random)).toList();
    Superposition sum = new Superposition(OneCompartmentModel.forCoffee(halfLife), Doses.of(doses));
    long step = 1L + random.nextInt(1_800_000);
    double[] levels = LevelGrid.levelsAt(sum, START.toEpochMilli(), step, 500);
    for (int i = 0; i < levels.length; i++) {
      assertThat(levels[i]).isCloseTo(sum.amount(START.toEpochMilli() + i * step), within(1e-9));
    }
  }

  /** To the last digit: the answers of days and of instants must not contradict each other. */
  @RepeatedTest(100)
  void amountsAtInstantsEqualSingleAmounts(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    List<Dose> doses =
        Stream.generate(() -> anyDose(random))
            .limit(200)
            .sorted(Comparator.comparing(Dose::consumedAt))
            .toList();
    List<Instant> instants =
        Stream.concat(
                doses.stream().limit(20).map(Dose::consumedAt),
                Stream.generate(() -> at(-120 + 360 * random.nextDouble())).limit(30))
            .sorted()
            .toList();
    AmountsAtInstants amounts = new AmountsAtInstants(FIVE_HOURS.coffeeModel(), instants);
    doses.forEach(amounts::add);
    CaffeineInBody body = new CaffeineInBody(FIVE_HOURS, doses);

    assertThat(amounts.milligrams())
        .containsExactly(instants.stream().mapToDouble(body::amountMg).toArray());
  }

  private static Dose anyDose(Random random) {
    return new Dose(
        at(-100 + 300 * random.nextDouble()),
        new Caffeine(random.nextInt(300)),
        Duration.ofMinutes(random.nextInt(4) * 45L));
  }

  @RepeatedTest(50)
  void bandContainsLevel(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    List<Dose> doses = Stream.generate(() -> anyDose(random)).limit(20).toList();
    assertThat(
            new CaffeineInBody(FIVE_HOURS, doses).curve(at(-100), at(300), Duration.ofMinutes(37)))
        .allSatisfy(point -> assertThat(point.activeMg()).isBetween(point.lowMg(), point.highMg()));
  }

  @RepeatedTest(50)
  void levelStaysBelowAfterReportedTime(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    CaffeineInBody body =
        new CaffeineInBody(FIVE_HOURS, Stream.generate(() -> anyDose(random)).limit(10).toList());
    Instant below = body.level(at(0), 60).belowThresholdAt();
    assertThat(body.curve(below, below.plus(Duration.ofDays(20)), Duration.ofMinutes(15)))
        .allSatisfy(point -> assertThat(point.activeMg()).isLessThanOrEqualTo(60 + 1e-9));
    if (below.isAfter(at(0))) {
      assertThat(body.amountMg(below.minusMillis(1))).isGreaterThan(60);
    }
  }

  /** Against a search minute by minute, as thresholds near the peaks would show. */
  @RepeatedTest(100)
  void belowThresholdTimeMatchesBruteForceSearch(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    CaffeineInBody body =
        new CaffeineInBody(FIVE_HOURS, Stream.generate(() -> anyDose(random)).limit(30).toList());
    double threshold = 1 + random.nextInt(300);
    Instant end = at(300);
    Instant last = START;
    for (Instant instant = START; instant.isBefore(end); instant = instant.plusSeconds(60)) {
      last = body.amountMg(instant) > threshold ? instant : last;
    }
    Instant below = body.level(START, threshold).belowThresholdAt();
    assertThat(below).isAfterOrEqualTo(last);
    if (below.isAfter(START)) {
      assertThat(body.amountMg(below)).isLessThanOrEqualTo(threshold);
      assertThat(body.amountMg(below.minusMillis(1))).isGreaterThan(threshold);
    }
  }

  @RepeatedTest(100)
  void noCurvePointExceedsHighestLevel(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    CaffeineInBody body =
        new CaffeineInBody(FIVE_HOURS, Stream.generate(() -> anyDose(random)).limit(30).toList());
    LevelPoint highest = body.highestLevel(START);
    assertThat(body.curve(START, at(300), Duration.ofMinutes(2)))
        .allSatisfy(
            point -> assertThat(point.activeMg()).isLessThanOrEqualTo(highest.activeMg() + 1e-9));
  }

  @Test
  void searchesThousandsOfSmallDoses() {
    List<Dose> tea = IntStream.range(0, 3_000).mapToObj(i -> dose(i * 6.0, 5)).toList();
    CaffeineInBody body = new CaffeineInBody(FIVE_HOURS, tea);
    assertThat(body.level(at(0), 1_000).belowThresholdAt()).isEqualTo(at(0));
    assertThat(body.highestLevel(at(0)).activeMg()).isBetween(5.0, 15.0);
  }

  @Test
  void rejectsThresholdOfZero() {
    assertThatThrownBy(() -> golden.level(at(0), 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
