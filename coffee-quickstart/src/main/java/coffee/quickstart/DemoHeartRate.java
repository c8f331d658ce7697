package coffee.quickstart;

import coffee.domain.caffeine.OneCompartmentModel;
import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.intake.Intake;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Simulates the heart rate of the demo data, minute by minute: daily level, time of day, rise after
 * waking, caffeine, a run and its recovery, and two kinds of noise that decay after about ten
 * minutes and two hours. The effect sizes are those of the method's simulations.
 */
final class DemoHeartRate {

  private static final double BASE_BPM = 66;
  private static final double SLEEP_BPM = -9;
  private static final double WAKE_BPM = 5;
  private static final double RUN_BPM = 55;
  private static final double CLOCK_BPM = 3.5;
  private static final double LATEST_HOUR = 16;

  private static final double MINUTES_OF_WAKING = 50;
  private static final double MINUTES_OF_RECOVERY = 12;
  private static final Duration RECOVERY = Duration.ofMinutes(30);

  private final List<DemoDay> days;
  private final List<Intake> cups;
  private final Random random;
  private final OneCompartmentModel body = OneCompartmentModel.forCoffee(5);

  private double fast;
  private double slow;
  private double run;

  DemoHeartRate(List<DemoDay> days, List<Intake> cups, Random random) {
    this.days = days;
    this.cups = cups;
    this.random = random;
  }

  List<Reading> readings(Instant now) {
    List<Reading> readings = new ArrayList<>();
    for (DemoDay day : days) {
      Instant instant = day.day().start();
      while (instant.isBefore(day.day().end()) && !instant.isAfter(now)) {
        double bpm = bpm(day, instant);
        if (!day.isWatchCharging(instant)) {
          readings.add(reading(day, instant, bpm));
        }
        instant = instant.plus(Duration.ofMinutes(1));
      }
    }
    return readings;
  }

  private double bpm(DemoDay day, Instant instant) {
    fast = noise(fast, 12, 3.5);
    slow = noise(slow, 150, 2);
    run = day.isRunning(instant) ? run + (RUN_BPM - run) / 3 : run * (1 - 1 / MINUTES_OF_RECOVERY);
    double clock = CLOCK_BPM * Math.cos(Math.PI * (day.hour(instant) - LATEST_HOUR) / 12);
    return BASE_BPM
        + day.level()
        + clock
        + night(day, instant)
        + caffeine(instant)
        + run
        + fast
        + slow
        + random.nextGaussian();
  }

  private double night(DemoDay day, Instant instant) {
    double awake = Duration.between(day.wake(), instant).toMinutes();
    return day.isAsleep(instant) ? SLEEP_BPM : WAKE_BPM * Math.exp(-awake / MINUTES_OF_WAKING);
  }

  private double caffeine(Instant instant) {
    double dose = 0;
    for (int i = cups.size() - 1; i >= 0; i--) {
      double hours = Duration.between(cups.get(i).consumedAt(), instant).toSeconds() / 3_600.0;
      if (hours > body.lookbackHours()) {
        break;
      }
      dose += cups.get(i).caffeine().milligrams() / 100 * body.amountPerMg(hours);
    }
    return DemoPerson.BPM_PER_100_MG * dose / body.peakPerMg();
  }

  /** One step of an AR(1) process per minute. */
  private double noise(double previous, double minutes, double deviation) {
    double kept = Math.exp(-1 / minutes);
    return kept * previous + deviation * Math.sqrt(1 - kept * kept) * random.nextGaussian();
  }

  private static Reading reading(DemoDay day, Instant instant, double bpm) {
    int whole = (int) Math.round(Math.max(42, Math.min(190, bpm)));
    return new Reading(
        instant,
        new HeartRate(whole),
        ReadingContext.of(kind(day, instant)),
        Optional.empty(),
        "demo watch");
  }

  private static ReadingContext.Kind kind(DemoDay day, Instant instant) {
    if (day.isAsleep(instant)) {
      return ReadingContext.Kind.SLEEPING;
    }
    if (day.isRunning(instant)) {
      return ReadingContext.Kind.EXERCISE;
    }
    return day.isRunning(instant.minus(RECOVERY))
        ? ReadingContext.Kind.RECOVERY
        : ReadingContext.Kind.RESTING;
  }
}
