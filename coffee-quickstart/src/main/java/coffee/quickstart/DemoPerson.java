package coffee.quickstart;

import coffee.domain.LocalDay;
import coffee.domain.heartrate.Reading;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The demo data: eight weeks of coffees and watch readings, until now. Deterministic except for the
 * dates.
 *
 * @param cups coffees, oldest first
 * @param readings readings, oldest first, one per minute while the watch is worn
 */
record DemoPerson(List<Intake> cups, List<Reading> readings) {

  /** The effect of caffeine, in bpm at the peak of 100 mg. */
  static final double BPM_PER_100_MG = 3.5;

  static final int DAYS = 56;

  private static final long SEED = 20_260_301;
  private static final String SOURCE = "demonstration";
  private static final List<Double> DOSES_MG = List.of(63.0, 80.0, 95.0, 126.0);

  /** Generates the data up to the given time. */
  static DemoPerson upTo(Instant now, ZoneId zone) {
    Random random = new Random(SEED);
    LocalDay today = LocalDay.containing(now, zone);
    List<DemoDay> days = new ArrayList<>();
    for (int ago = DAYS - 1; ago >= 0; ago--) {
      days.add(DemoDay.random(today.plusDays(-ago), random));
    }
    List<Intake> cups = new ArrayList<>();
    for (DemoDay day : days) {
      cups.addAll(cups(day, random));
    }
    cups.removeIf(cup -> cup.consumedAt().isAfter(now));
    if (cups.isEmpty() || cups.get(cups.size() - 1).consumedAt().isBefore(today.start())) {
      cups.add(cup(todaysFirstCup(today, now), 80)); // up early: today has something to show
    }
    List<Reading> readings = new DemoHeartRate(days, cups, random).readings(now);
    return new DemoPerson(List.copyOf(cups), List.copyOf(readings));
  }

  /** One coffee in the morning, perhaps one or two more; none on some days. */
  private static List<Intake> cups(DemoDay day, Random random) {
    boolean isWithout = random.nextDouble() < 0.1;
    Instant first = day.wake().plus(minutes(45 + 20 * random.nextGaussian()));
    List<Intake> cups = new ArrayList<>();
    maybeAdd(cups, 0.95, first.isBefore(day.wake()) ? day.wake() : first, random);
    maybeAdd(
        cups, 0.75, day.at(LocalTime.of(10, 40)).plus(minutes(35 * random.nextGaussian())), random);
    maybeAdd(
        cups, 0.7, day.at(LocalTime.of(14, 20)).plus(minutes(45 * random.nextGaussian())), random);
    return isWithout ? List.of() : cups;
  }

  private static void maybeAdd(List<Intake> cups, double chance, Instant at, Random random) {
    double dose = DOSES_MG.get(random.nextInt(DOSES_MG.size()));
    if (random.nextDouble() < chance) {
      cups.add(cup(at, dose));
    }
  }

  private static Intake cup(Instant at, double milligrams) {
    return new Intake(
        at,
        new Caffeine(milligrams),
        Optional.of(milligrams < 80 ? "espresso" : "filter coffee"),
        Optional.empty(),
        Intake.DEFAULT_DURATION,
        Optional.of(SOURCE),
        Optional.of(SOURCE + "-" + at.getEpochSecond()));
  }

  private static Instant todaysFirstCup(LocalDay today, Instant now) {
    Instant recent = now.minus(Duration.ofMinutes(40));
    return recent.isBefore(today.start()) ? today.start() : recent;
  }

  private static Duration minutes(double minutes) {
    return Duration.ofMinutes(Math.round(minutes));
  }
}
