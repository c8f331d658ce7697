package coffee.domain.correlation.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coffee.domain.caffeine.Dose;
import coffee.domain.caffeine.OneCompartmentModel;
import coffee.domain.correlation.data.BinColumns;
import coffee.domain.correlation.data.DoseSeries;
import coffee.domain.correlation.data.LocalClock;
import coffee.domain.correlation.data.WakingRows;
import coffee.domain.correlation.result.CorrelationInput;
import coffee.domain.correlation.result.Episode;
import coffee.domain.correlation.result.Episode.Exclusion;
import coffee.domain.correlation.result.EpisodeTotals;
import coffee.domain.correlation.result.ResponseCurve;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.intake.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

/** METHOD 2: episodes, their exclusions, and the curve, over a change of the clocks. */
class DescriptiveAnalysisTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Instant START = Instant.parse("2026-03-24T23:00:00Z");
  private static final int DAYS = 10;

  private final List<Dose> cups = new ArrayList<>();
  private final List<HeartRateBin> bins = new ArrayList<>();

  /** Local time on a day of the period, which changes to summer time in its fifth night. */
  private static Instant at(int day, int hour, int minute) {
    return START.atZone(ZONE).plusDays(day).withHour(hour).withMinute(minute).toInstant();
  }

  private void cup(int day, int hour, int minute, double milligrams) {
    cups.add(Dose.instantaneous(at(day, hour, minute), new Caffeine(milligrams)));
  }

  /** A bin every five minutes, labelled awake; the heart rate is given the epoch minute. */
  private void wear(LongToDoubleFunction bpm) {
    long first = HeartRateBin.numberOf(START);
    for (long bin = first; bin < first + DAYS * 288L; bin++) {
      bins.add(new HeartRateBin(bin, 2, bpm.applyAsDouble(bin * 5 + 2), false, false, false));
    }
  }

  private DescriptiveAnalysis description() {
    return description(3);
  }

  private DescriptiveAnalysis description(int hoursAfter) {
    Instant end = START.plus(Duration.ofDays(DAYS));
    CorrelationInput input =
        new CorrelationInput(
            1, ZONE, START, end, hoursAfter, OneCompartmentModel.forCoffee(5), 2, end);
    LocalClock clock = new LocalClock(ZONE);
    WakingRows rows = WakingRows.of(BinColumns.selectFor(input, bins, clock), clock);
    return DescriptiveAnalysis.of(input, DoseSeries.upTo(end, cups), rows, true);
  }

  private static long minutesSince(int day, int hour, long epochMinute) {
    return epochMinute - at(day, hour, 0).getEpochSecond() / 60;
  }

  @Test
  void comparesResponseWithHourBefore() {
    cup(1, 13, 0, 95);
    wear(minute -> minutesSince(1, 13, minute) >= 0 ? 75 : 70);
    Episode episode = description().episodes().get(0);
    assertThat(episode.startedAt()).isEqualTo(at(1, 13, 0));
    assertThat(episode.baselineBpm()).hasValue(70);
    assertThat(episode.afterBpm()).hasValue(75);
    assertThat(episode.increaseBpm()).hasValue(5);
    assertThat(episode.readings()).isEqualTo(66);
    assertThat(episode.window()).isEqualTo(Duration.ofHours(3));
    assertThat(episode.exclusion()).isEmpty();
  }

  @Test
  void baselineAndResponseWindowsHaveExactEdges() {
    cup(1, 9, 0, 95);
    wear(
        minute -> {
          long since = minutesSince(1, 9, minute);
          return since >= -60 && since < -5 ? 60 : since >= 15 && since < 180 ? 80 : 150;
        });
    Episode episode = description().episodes().get(0);
    assertThat(episode.baselineBpm()).hasValue(60);
    assertThat(episode.afterBpm()).hasValue(80);
  }

  @Test
  void mergesDosesWithinFifteenMinutes() {
    cup(1, 9, 0, 95);
    cup(1, 9, 15, 63);
    wear(minute -> 70);
    assertThat(description().episodes()).hasSize(1);
    assertThat(description().episodes().get(0).caffeineMg()).isEqualTo(158);
    assertThat(description().episodes().get(0).cups()).isEqualTo(2);
  }

  @Test
  void excludesDoseWithinHourAndShortensEarlierWindow() {
    cup(1, 9, 0, 95);
    cup(1, 10, 0, 63);
    wear(minute -> 70);
    List<Episode> episodes = description().episodes();
    assertThat(episodes)
        .extracting(Episode::exclusion)
        .containsExactly(Optional.of(Exclusion.CUP_IN_THE_HOUR_BEFORE), Optional.empty());
    assertThat(episodes.get(1).window()).isEqualTo(Duration.ofMinutes(55));
  }

  @Test
  void separatesDosesMoreThanAnHourApart() {
    cup(1, 9, 0, 95);
    cup(1, 10, 1, 63);
    wear(minute -> 70);
    assertThat(description().episodes())
        .allSatisfy(episode -> assertThat(episode.exclusion()).isEmpty());
  }

  @Test
  void excludesEpisodesWithFewerThanThreeBins() {
    cup(1, 9, 0, 95);
    cup(2, 9, 0, 95);
    wear(minute -> 70);
    bins.removeIf(
        bin -> {
          long before = minutesSince(1, 9, bin.number() * 5 + 2);
          long after = minutesSince(2, 9, bin.number() * 5 + 2);
          return (before >= -60 && before < -15) || (after >= 30 && after < 180);
        });
    assertThat(description().episodes().get(1).baselineBpm()).isEmpty();
    assertThat(description().episodes().get(1).exclusion()).hasValue(Exclusion.TOO_FEW_BEFORE);
    assertThat(description().episodes().get(0).exclusion()).isEmpty();
    bins.removeIf(bin -> minutesSince(2, 9, bin.number() * 5 + 2) == 22);
    assertThat(description().episodes().get(0).exclusion()).hasValue(Exclusion.TOO_FEW_AFTER);
  }

  @Test
  void totalsCountUsedEpisodesOnly() {
    cup(1, 9, 0, 90);
    cup(2, 9, 0, 110);
    cup(2, 9, 40, 500);
    wear(
        minute -> minutesSince(2, 9, minute) >= 0 ? 74 : minutesSince(1, 9, minute) >= 0 ? 72 : 70);
    EpisodeTotals totals = description().totals();
    assertThat(totals.episodes()).isEqualTo(3);
    assertThat(totals.usedEpisodes()).isEqualTo(2);
    assertThat(totals.averageDoseMg()).hasValue(100);
    assertThat(totals.averageIncreaseBpm()).hasValue(2);
    assertThat(totals.maximumIncreaseBpm()).hasValue(2);
    assertThat(totals.bpmPer100Mg().orElseThrow()).isBetween(1.0, 4.0);
  }

  /** Every day at noon heart rate rises by 6; a coffee at that hour adds 2. */
  @Test
  void curveSubtractsControlDays() {
    for (int day : new int[] {1, 3, 5, 7}) {
      cup(day, 12, 0, 95);
    }
    wear(
        minute -> {
          double bpm = 70;
          for (int day = 0; day < DAYS; day++) {
            long since = minutesSince(day, 12, minute);
            boolean coffee = day == 1 || day == 3 || day == 5 || day == 7;
            bpm += since >= 0 && since < 300 ? coffee ? 8 : 6 : 0;
          }
          return bpm;
        });
    ResponseCurve curve = description().curve();
    assertThat(curve.correctedForTimeOfDay()).isTrue();
    assertThat(curve.points()).hasSize(24);
    assertThat(curve.points())
        .allSatisfy(
            point -> {
              assertThat(point.bpm()).isCloseTo(point.minutes() < 0 ? 0 : 2, within(1e-12));
              assertThat(point.episodes()).isEqualTo(4);
              assertThat(point.band().orElseThrow().low()).isCloseTo(point.bpm(), within(1e-9));
            });
  }

  @Test
  void curveStaysUncorrectedWithoutControlDays() {
    for (int day = 0; day < DAYS; day++) {
      cup(day, 12, 0, 95);
    }
    wear(
        minute -> {
          long since = Math.floorMod(minutesSince(0, 12, minute), 1_440L);
          return since < 240 ? 73 : 70;
        });
    ResponseCurve curve = description().curve();
    assertThat(curve.correctedForTimeOfDay()).isFalse();
    assertThat(curve.points().get(0))
        .isEqualTo(new ResponseCurve.Point(-60, 0, point(curve).band(), 10));
  }

  private static ResponseCurve.Point point(ResponseCurve curve) {
    return curve.points().get(0);
  }

  @Test
  void curveEndsBeforeNextDose() {
    cup(1, 12, 0, 95);
    cup(1, 14, 0, 95);
    wear(minute -> 70);
    assertThat(description(1).curve().points())
        .filteredOn(point -> point.minutes() == 105)
        .extracting(ResponseCurve.Point::episodes)
        .containsExactly(2);
    assertThat(description(1).curve().points())
        .filteredOn(point -> point.minutes() == 120)
        .extracting(ResponseCurve.Point::episodes)
        .containsExactly(1);
  }

  @Test
  void curveOfSingleDayHasNoBand() {
    cup(1, 12, 0, 95);
    wear(minute -> 70);
    assertThat(description().curve().points())
        .isNotEmpty()
        .allSatisfy(point -> assertThat(point.band()).isEmpty());
  }
}
