package coffee.quickstart;

import coffee.domain.LocalDay;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Random;

/**
 * One day of the demo data.
 *
 * @param day calendar day
 * @param wake time of waking up
 * @param sleep time of falling asleep
 * @param exercise start of a run, on days with one
 * @param level deviation of the day from the mean, in bpm
 */
record DemoDay(
    LocalDay day, Instant wake, Instant sleep, Optional<Instant> exercise, double level) {

  static final Duration EXERCISE = Duration.ofMinutes(40);

  /** While the watch charges, there are no readings. */
  private static final LocalTime CHARGING_FROM = LocalTime.of(19, 30);

  private static final LocalTime CHARGING_UNTIL = LocalTime.of(20, 15);

  static DemoDay random(LocalDay day, Random random) {
    DayOfWeek weekday = day.date().getDayOfWeek();
    boolean isWeekend = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
    Instant wake = around(day, LocalTime.of(isWeekend ? 7 : 6, 50), 20, random);
    Instant sleep = around(day, LocalTime.of(22, 50), 20, random);
    Instant run = around(day, LocalTime.of(17, 40), 30, random);
    boolean isRunning = random.nextDouble() < 0.35;
    return new DemoDay(
        day,
        wake,
        sleep,
        isRunning ? Optional.of(run) : Optional.empty(),
        2.5 * random.nextGaussian());
  }

  private static Instant around(LocalDay day, LocalTime time, double minutes, Random random) {
    return at(day, time).plus(Duration.ofMinutes(Math.round(minutes * random.nextGaussian())));
  }

  private static Instant at(LocalDay day, LocalTime time) {
    return day.date().atTime(time).atZone(day.zone()).toInstant();
  }

  Instant at(LocalTime time) {
    return at(day, time);
  }

  boolean isAsleep(Instant instant) {
    return instant.isBefore(wake) || !instant.isBefore(sleep);
  }

  boolean isRunning(Instant instant) {
    return exercise
        .filter(run -> !instant.isBefore(run) && instant.isBefore(run.plus(EXERCISE)))
        .isPresent();
  }

  boolean isWatchCharging(Instant instant) {
    LocalTime time = instant.atZone(day.zone()).toLocalTime();
    return !time.isBefore(CHARGING_FROM) && time.isBefore(CHARGING_UNTIL);
  }

  /** Hours of the day, 0 to 24. */
  double hour(Instant instant) {
    return instant.atZone(day.zone()).toLocalTime().toSecondOfDay() / 3_600.0;
  }
}
