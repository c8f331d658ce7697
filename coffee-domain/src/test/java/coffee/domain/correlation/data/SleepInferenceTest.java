package coffee.domain.correlation.data;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.caffeine.OneCompartmentModel;
import coffee.domain.correlation.result.CorrelationInput;
import coffee.domain.heartrate.HeartRateBin;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** METHOD 3.1: the ends of nights that nobody labelled. */
class SleepInferenceTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Instant FOUR = Instant.parse("2026-06-01T02:00:00Z");
  private static final long FIRST = HeartRateBin.numberOf(FOUR);
  private static final int WOKE = 42; // 07:30
  private static final int ASLEEP = 228; // 23:00

  private final List<HeartRateBin> bins = new ArrayList<>();

  private void day(int from, int until, double asleepBpm) {
    for (int i = from; i < until; i++) {
      boolean asleep = i < WOKE || i >= ASLEEP;
      add(i, (asleep ? asleepBpm : 70) + i % 2, false);
    }
  }

  private void add(int i, double bpm, boolean sleeping) {
    bins.add(new HeartRateBin(FIRST + i, 1, bpm, false, sleeping, false));
  }

  private WakingRows rows() {
    LocalClock clock = new LocalClock(ZONE);
    CorrelationInput input =
        new CorrelationInput(
            1,
            ZONE,
            FOUR,
            FOUR.plusSeconds(86_400),
            3,
            OneCompartmentModel.forCoffee(5),
            2,
            FOUR.plusSeconds(86_400));
    return WakingRows.of(BinColumns.selectFor(input, bins, clock), clock);
  }

  @Test
  void findsMorningAndEveningSleep() {
    day(0, 288, 58);
    WakingRows rows = rows();
    assertThat(rows.inferredSleeps()).isEqualTo(2);
    assertThat(rows.bin(0)).isEqualTo(FIRST + WOKE);
    assertThat(rows.binsSinceSleep(0)).isEqualTo(1);
    assertThat(rows.bin(rows.size() - 1)).isEqualTo(FIRST + ASLEEP - 1);
    assertThat(rows.size()).isEqualTo(ASLEEP - WOKE);
  }

  @Test
  void ignoresStepsBelowFourBpm() {
    day(0, 288, 66.5);
    assertThat(rows().inferredSleeps()).isZero();
    assertThat(rows().size()).isEqualTo(288);
    assertThat(rows().binsSinceSleep(287)).isEqualTo(WakingRows.NEVER_SLEPT);
  }

  @Test
  void labelledSleepDisablesInferenceForTheDay() {
    day(0, 130, 58);
    add(130, 60, true);
    day(131, 288, 58);
    WakingRows rows = rows();
    assertThat(rows.inferredSleeps()).isZero();
    assertThat(rows.size()).isEqualTo(287);
    assertThat(rows.binsSinceSleep(130)).isEqualTo(1);
    assertThat(rows.binsSinceSleep(129)).isEqualTo(WakingRows.NEVER_SLEPT);
  }

  @Test
  void needsTwoHoursOfBins() {
    day(WOKE - 11, WOKE + 12, 58);
    assertThat(rows().inferredSleeps()).isZero();
    bins.clear();
    day(WOKE - 12, WOKE + 12, 58);
    assertThat(rows().inferredSleeps()).isEqualTo(1);
  }

  @Test
  void treatsGapBeforeWakingAsSleep() {
    day(WOKE - 12, WOKE, 58);
    day(WOKE + 6, WOKE + 40, 58);
    WakingRows rows = rows();
    assertThat(rows.bin(0)).isEqualTo(FIRST + WOKE + 6);
    assertThat(rows.binsSinceSleep(0)).isEqualTo(1);
  }

  @Test
  void capsActivityBeforeSearchingForSteps() {
    for (int i = 0; i < 96; i++) {
      add(i, (i >= 60 && i < 66 ? 150 : 62) + (i < WOKE ? 0 : 8) + i % 2, false);
    }
    assertThat(rows().bin(0)).isEqualTo(FIRST + WOKE);
  }

  @Test
  void choosesFirstOfEqualSteps() {
    double[] steps = new double[24];
    for (int i = 0; i < 24; i++) {
      steps[i] = i < 8 ? 0 : i < 16 ? 5 : 10;
    }
    assertThat(StepChange.sharpest(steps, 1)).hasValue(new StepChange(8, 7.5));
    assertThat(StepChange.sharpest(new double[23], 1)).isEmpty();
  }

  @Test
  void dropsHourAfterExercise() {
    day(100, 110, 58);
    bins.add(new HeartRateBin(FIRST + 110, 0, 0, true, false, false));
    day(111, 130, 58);
    WakingRows rows = rows();
    assertThat(rows.bin(9)).isEqualTo(FIRST + 109);
    assertThat(rows.bin(10)).isEqualTo(FIRST + 123);
  }
}
