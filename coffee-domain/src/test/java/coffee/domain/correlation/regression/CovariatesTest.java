package coffee.domain.correlation.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coffee.domain.caffeine.Dose;
import coffee.domain.correlation.data.DoseSeries;
import coffee.domain.correlation.data.WakingRows;
import coffee.domain.correlation.data.WakingRowsFixture;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.intake.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** METHOD 3.2. */
class CovariatesTest {

  private static final Instant NOON = Instant.parse("2026-03-09T12:00:00Z");
  private static final long FIRST = HeartRateBin.numberOf(NOON);

  private static HeartRateBin bin(int i, boolean sleeping, boolean active) {
    return new HeartRateBin(FIRST + i, 1, 70, false, sleeping, active);
  }

  private static WakingRows rows(int count) {
    return WakingRowsFixture.of(
        IntStream.range(0, count).mapToObj(i -> bin(i, false, i == 3)).toList());
  }

  private static DoseSeries cup(long minutes, long seconds) {
    Instant at = NOON.plusSeconds(60 * minutes + seconds);
    return DoseSeries.upTo(Instant.MAX, List.of(Dose.instantaneous(at, new Caffeine(0))));
  }

  private static int[] marked(double[] column) {
    return IntStream.range(0, column.length).filter(i -> column[i] == 1).toArray();
  }

  /** Centres are at 2, 7, 12, … minutes past noon. */
  @Test
  void doseLagsIncludeStartAndExcludeEnd() {
    WakingRows rows = rows(40);
    assertThat(marked(Covariates.aroundDoses(rows, cup(62, 0), -60, -30)))
        .containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(marked(Covariates.aroundDoses(rows, cup(62, 0), -30, -15))).containsExactly(6, 7, 8);
    assertThat(marked(Covariates.aroundDoses(rows, cup(62, 0), -15, 0))).containsExactly(9, 10, 11);
    assertThat(marked(Covariates.aroundDoses(rows, cup(62, 0), 0, 10))).containsExactly(12, 13);
    assertThat(marked(Covariates.aroundDoses(rows, cup(62, 29), 0, 10))).containsExactly(12, 13);
    assertThat(marked(Covariates.aroundDoses(rows, cup(62, 30), 0, 10))).containsExactly(13, 14);
  }

  @Test
  void overlappingDosesMarkRowOnce() {
    DoseSeries cups =
        DoseSeries.upTo(
            Instant.MAX,
            List.of(
                Dose.instantaneous(NOON.plusSeconds(1_800), new Caffeine(95)),
                Dose.instantaneous(NOON.plusSeconds(1_920), new Caffeine(95))));
    assertThat(Covariates.aroundDoses(rows(20), cups, -15, 0))
        .containsExactly(0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void clockColumnsAreDailyHarmonics() {
    double[][] columns = Covariates.timeOfDay(rows(300), 0, 6).columns();
    assertThat(columns).hasDimensions(12, 300);
    for (int i = 0; i < 300; i++) {
      double angle = 2 * Math.PI * ((720 + 5 * i + 2) % 1_440) / 1_440;
      for (int k = 1; k <= 6; k++) {
        assertThat(columns[2 * k - 2][i]).isCloseTo(Math.cos(k * angle), within(1e-13));
        assertThat(columns[2 * k - 1][i]).isCloseTo(Math.sin(k * angle), within(1e-13));
      }
    }
  }

  @Test
  void wakingColumnsDecayAndEndAfterTwelveHours() {
    List<HeartRateBin> bins = new ArrayList<>();
    bins.add(bin(0, false, false));
    bins.add(bin(1, true, false));
    IntStream.of(2, 13, 144, 145).forEach(i -> bins.add(bin(i, false, false)));
    WakingRows rows = WakingRowsFixture.of(bins);
    double[][] columns = Covariates.timeSinceWaking(rows);
    assertThat(columns[0])
        .containsExactly(
            new double[] {0, Math.exp(-5 / 20.0), Math.exp(-3), Math.exp(-715 / 20.0), 0},
            within(1e-15));
    assertThat(columns[2])
        .containsExactly(
            new double[] {
              0, Math.exp(-5 / 180.0), Math.exp(-60 / 180.0), Math.exp(-715 / 180.0), 0
            },
            within(1e-15));
    assertThat(IntStream.range(0, 5).filter(row -> Covariates.isMorning(rows.binsSinceSleep(row))))
        .containsExactly(1, 2);
  }

  /** Knots at 0, 15, 30, 45, 60, 75, 90, 120, 150, 180, 240 and 360 minutes. */
  @Test
  void finerWakingColumnsAreLinearBetweenKnots() {
    List<HeartRateBin> bins = new ArrayList<>();
    IntStream.rangeClosed(-40, 0).forEach(i -> bins.add(bin(i, true, false)));
    IntStream.of(1, 3, 4, 21, 60, 72).forEach(i -> bins.add(bin(i, false, false)));
    double[][] columns = Covariates.finerTimeSinceWaking(WakingRowsFixture.of(bins));
    assertThat(columns).hasDimensions(11, 6);
    assertThat(columns[0]).containsExactly(new double[] {2 / 3.0, 0, 0, 0, 0, 0}, within(1e-15));
    assertThat(columns[1])
        .containsExactly(new double[] {1 / 3.0, 1, 2 / 3.0, 0, 0, 0}, within(1e-15));
    assertThat(columns[6]).containsExactly(new double[] {0, 0, 0, 0.5, 0, 0}, within(1e-15));
    assertThat(columns[7]).containsExactly(new double[] {0, 0, 0, 0.5, 0, 0}, within(1e-15));
    assertThat(columns[10]).containsExactly(new double[] {0, 0, 0, 0, 0.5, 0}, within(1e-15));
  }

  /** Noon is 12:00 in the fixture's zone: a sleep of 30 minutes there is a nap, one of 3 h not. */
  @Test
  void napsAreNotWakingUp() {
    List<HeartRateBin> bins = new ArrayList<>();
    IntStream.range(-60, -40).forEach(i -> bins.add(bin(i, true, false)));
    IntStream.range(0, 6).forEach(i -> bins.add(bin(i, true, false)));
    bins.add(bin(10, false, false));
    WakingRows rows = WakingRowsFixture.of(bins);
    assertThat(rows.binsSinceSleep(0)).isEqualTo(5);
    assertThat(rows.binsSinceNight(0)).isEqualTo(51);
    IntStream.range(12, 42).forEach(i -> bins.add(bin(i, true, false)));
    IntStream.range(42, 49).forEach(i -> bins.add(bin(i, true, false)));
    bins.add(bin(50, false, false));
    WakingRows longer = WakingRowsFixture.of(bins);
    assertThat(longer.binsSinceNight(1)).isEqualTo(2);
  }

  @Test
  void activityColumnFollowsLabels() {
    assertThat(Covariates.activityLabel(rows(5))).containsExactly(0, 0, 0, 1, 0);
  }
}
