package coffee.domain.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.TimeRange;
import coffee.domain.experiment.BlockDay.Status;
import coffee.domain.steps.FiveMinuteSteps;
import coffee.domain.steps.StepDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class ArmStepsTest {

  private static final LocalDate START = LocalDate.of(2026, 3, 2);
  private static final ExperimentCalendar CALENDAR =
      ExperimentCalendar.of(ExperimentFixtures.running());
  private static final DayOutcome OUTCOME = new DayOutcome(36, 60, 1);
  private static final int BIN_MS = 300_000;

  /** Two blocks, the first with caffeine on its first day, the other on its second. */
  private static Blocks blocks(Status ofLastDay) {
    return new Blocks(
        List.of(
            new Block(1, Optional.of(true), day(0, Status.MEASURED), day(1, Status.MEASURED)),
            new Block(2, Optional.of(false), day(2, Status.MEASURED), day(3, ofLastDay))));
  }

  private static BlockDay day(int number, Status status) {
    return new BlockDay(
        START.plusDays(number),
        status,
        status == Status.MEASURED ? Optional.of(OUTCOME) : Optional.empty());
  }

  /** On each of four days the same steps in each bin of the window, and many before it. */
  private static FiveMinuteSteps steps(ToIntFunction<Integer> ofBin, ToIntFunction<Integer> bins) {
    TreeMap<LocalDate, StepDay> days = new TreeMap<>();
    for (int number = 0; number < 4; number++) {
      LocalDate date = START.plusDays(number);
      StepDay day = new StepDay(date, "watch", 1);
      int first =
          (int) (CALENDAR.window(date).range().from().toEpochMilli() - day.epochMs()) - BIN_MS;
      day.append(first, BIN_MS, 999, StepDay.NO_IMPORT);
      for (int bin = 1; bin <= bins.applyAsInt(number); bin++) {
        day.append(first + bin * BIN_MS, BIN_MS, ofBin.applyAsInt(number), StepDay.NO_IMPORT);
      }
      days.put(date, day);
    }
    return FiveMinuteSteps.of(
        days.values().iterator(),
        new TimeRange(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")));
  }

  @Test
  void addsUpTheWindowsOfEachArm() {
    assertThat(CALENDAR.terms().cupTime()).isEqualTo(LocalTime.of(10, 0));
    FiveMinuteSteps counted = steps(day -> 10 + day, day -> CupWindow.BINS);
    assertThat(ArmSteps.of(blocks(Status.MEASURED), CALENDAR, counted))
        .hasValue(new ArmSteps(2, 36 * (10 + 13) / 2.0, 36 * (11 + 12) / 2.0));
  }

  @Test
  void leavesOutUnusableBlocksAndWindowsThatAreHardlyKnown() {
    FiveMinuteSteps counted = steps(day -> 10 + day, day -> CupWindow.BINS);
    assertThat(ArmSteps.of(blocks(Status.MISSING), CALENDAR, counted))
        .hasValue(new ArmSteps(1, 360, 396));
    FiveMinuteSteps few = steps(day -> 10 + day, day -> day == 2 ? 28 : 29);
    assertThat(ArmSteps.of(blocks(Status.MEASURED), CALENDAR, few))
        .hasValue(new ArmSteps(1, 290, 319));
    assertThat(ArmSteps.of(blocks(Status.MISSING), CALENDAR, steps(day -> 1, day -> 28))).isEmpty();
  }
}
