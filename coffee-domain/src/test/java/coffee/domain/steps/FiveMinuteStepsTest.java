package coffee.domain.steps;

import static coffee.domain.steps.StepFixtures.counted;
import static coffee.domain.steps.StepFixtures.minute;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.AddResult.Outcome;
import coffee.domain.TimeRange;
import coffee.domain.heartrate.HeartRateBin;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FiveMinuteStepsTest {

  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final TimeRange ALWAYS =
      new TimeRange(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));

  private static FiveMinuteSteps fiveMinutes(TimeRange range, StepCount... counts) {
    Map<StepLog.Position, StepDay> days =
        new TreeMap<>(
            Comparator.comparing(StepLog.Position::day).thenComparing(StepLog.Position::source));
    for (StepCount steps : counts) {
      StepDay day =
          days.computeIfAbsent(
              new StepLog.Position(StepDay.dayOf(steps), steps.source()),
              key -> new StepDay(key.day(), key.source(), 1));
      assertThat(day.add(steps, StepDay.NO_IMPORT)).isEqualTo(Outcome.STORED);
    }
    return FiveMinuteSteps.of(days.values().iterator(), range);
  }

  /** Minutes from nine o'clock to the start of a bin, and its steps. */
  private static Map<Long, Integer> byMinute(FiveMinuteSteps steps) {
    Map<Long, Integer> found = new TreeMap<>();
    for (int i = 0; i < steps.size(); i++) {
      long seconds = steps.bin(i) * HeartRateBin.SECONDS - NINE.getEpochSecond();
      found.put(seconds / 60, steps.steps(i));
    }
    return found;
  }

  private static Instant at(int minutes) {
    return NINE.plus(Duration.ofMinutes(minutes));
  }

  @Test
  void addsTheMinutesOfABin() {
    assertThat(byMinute(fiveMinutes(ALWAYS, minute(at(0), 10), minute(at(1), 0), minute(at(4), 7))))
        .isEqualTo(Map.of(0L, 17));
  }

  @Test
  void spreadsALongerCountEvenlyAndKeepsItsSum() {
    StepCount walk = counted(at(3), Duration.ofMinutes(9), 100, "watch");
    assertThat(byMinute(fiveMinutes(ALWAYS, walk))).isEqualTo(Map.of(0L, 22, 5L, 55, 10L, 23));
  }

  @Test
  void countsAShortGapAsZeroAndALongOneAsUnknown() {
    int last = FiveMinuteSteps.LONGEST_GAP_MINUTES + 5;
    Map<Long, Integer> closed =
        byMinute(fiveMinutes(ALWAYS, minute(at(0), 1), minute(at(last), 2)));
    assertThat(closed).hasSize(last / 5 + 1).containsEntry(60L, 0).containsEntry((long) last, 2);
    assertThat(byMinute(fiveMinutes(ALWAYS, minute(at(0), 1), minute(at(last + 5), 2))))
        .isEqualTo(Map.of(0L, 1, last + 5L, 2));
  }

  @Test
  void closesAGapAcrossMidnight() {
    Instant late = Instant.parse("2026-03-01T23:50:00Z");
    FiveMinuteSteps steps =
        fiveMinutes(ALWAYS, minute(late, 1), minute(late.plusSeconds(1_500), 2));
    assertThat(steps.steps()).containsExactly(1, 0, 0, 0, 0, 2);
    assertThat(steps.bins()[5] - steps.bins()[0]).isEqualTo(5);
  }

  @Test
  void neverAddsTwoSources() {
    StepCount[] counts =
        Stream.concat(
                IntStream.range(0, 4).mapToObj(i -> counted(at(5 * i), MINUTE, 10, "watch")),
                Stream.of(
                    counted(at(5), MINUTE, 50, "phone"), counted(at(30), MINUTE, 60, "phone")))
            .toArray(StepCount[]::new);
    assertThat(byMinute(fiveMinutes(ALWAYS, counts)))
        .containsEntry(5L, 10)
        .containsEntry(20L, 0) // between the counts of the phone
        .containsEntry(30L, 60);
  }

  @Test
  void takesTheFirstByNameOfEqualSources() {
    assertThat(
            byMinute(
                fiveMinutes(
                    ALWAYS, counted(at(0), MINUTE, 1, "b"), counted(at(0), MINUTE, 2, "a"))))
        .isEqualTo(Map.of(0L, 2));
  }

  @Test
  void keepsTheBinsThatBeginInThePeriod() {
    TimeRange period = new TimeRange(at(5), at(15));
    assertThat(
            byMinute(fiveMinutes(period, minute(at(0), 1), minute(at(10), 2), minute(at(15), 3))))
        .isEqualTo(Map.of(5L, 0, 10L, 2));
  }

  @RepeatedTest(50) // the repetition is the seed: failures replay
  void keepsTheSumOfAnyCounts(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    int[] start = {0};
    List<StepCount> counts =
        IntStream.range(0, 100)
            .mapToObj(
                i -> {
                  start[0] += random.nextInt(300_000);
                  int length = 1_000 + random.nextInt(600_000);
                  Instant from = NINE.minus(Duration.ofHours(8)).plusMillis(start[0]);
                  start[0] += length;
                  return counted(from, Duration.ofMillis(length), random.nextInt(2_000), "watch");
                })
            .filter(steps -> StepDay.dayOf(steps).equals(StepDay.dayOf(minute(steps.end(), 1))))
            .toList();
    FiveMinuteSteps steps = fiveMinutes(ALWAYS, counts.toArray(StepCount[]::new));
    assertThat(IntStream.of(steps.steps()).sum())
        .isEqualTo(counts.stream().collect(Collectors.summingInt(StepCount::count)));
    assertThat(steps.bins()).isSorted().doesNotHaveDuplicates();
  }
}
