package coffee.domain.correlation;

import coffee.domain.caffeine.Dose;
import coffee.domain.caffeine.OneCompartmentModel;
import coffee.domain.correlation.SimulatedLife.Stretch;
import coffee.domain.correlation.SimulatedLife.Walk;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** The heart rate of a simulated life. To be asked about ascending instants: noise has a memory. */
final class SimulatedHeart {

  private static final double BASE_BPM = 68;
  private static final double CLOCK_BPM = 4;
  private static final double CLOCK_PEAK_HOUR = 16;
  private static final double MEAL_BPM = 4;
  private static final double[] MEAL_HOURS = {8, 12.75, 19};
  private static final double MEAL_HOURS_WIDE = 0.6;
  private static final double WAKE_BPM = 6;
  private static final double WAKE_MINUTES = 60;
  private static final double ASLEEP_BPM = -9;
  private static final double EXERCISE_BPM = 50;
  private static final double RECOVERY_MINUTES = 12;
  private static final double READING_SD = 2;
  private static final double ARTEFACT = 0.002;

  private final SimulatedLife life;
  private final OneCompartmentModel body;
  private final Noise noise;
  private final Random random;
  private final Map<LocalDate, Double> dayLevel = new HashMap<>();
  private double fast;
  private double slow;
  private Instant last = Instant.MIN;

  /**
   * What nothing explains: two components whose correlation falls exponentially, and one that stays
   * for a day.
   *
   * @param fastSd standard deviation of the fast one, in bpm
   * @param fastMinutes time constant of the fast one
   * @param slowSd standard deviation of the slow one, in bpm
   * @param slowMinutes time constant of the slow one
   * @param daySd standard deviation between days, in bpm
   */
  record Noise(double fastSd, double fastMinutes, double slowSd, double slowMinutes, double daySd) {

    static final Noise MILD = new Noise(5, 12, 2.5, 150, 3);

    /** Fitted to four persons of a public data set (METHOD 5). */
    static final Noise REAL = new Noise(6.7, 8, 5, 45, 4.8);
  }

  SimulatedHeart(SimulatedLife life, OneCompartmentModel body, Noise noise, Random random) {
    this.life = life;
    this.body = body;
    this.noise = noise;
    this.random = random;
  }

  /** What a device shows: now and then nonsense. */
  int readingAt(Instant at) {
    advanceNoise(at);
    double bpm =
        BASE_BPM
            + clockAndDay(at)
            + moving(at)
            + life.effect() * exposure(at)
            + fast
            + slow
            + READING_SD * random.nextGaussian();
    return random.nextDouble() < ARTEFACT
        ? 25 + random.nextInt(190)
        : (int) Math.max(30, Math.round(bpm));
  }

  private void advanceNoise(Instant at) {
    double minutes = last.equals(Instant.MIN) ? 1e9 : minutes(last, at);
    fast = ornsteinUhlenbeck(fast, noise.fastSd(), minutes / noise.fastMinutes());
    slow = ornsteinUhlenbeck(slow, noise.slowSd(), minutes / noise.slowMinutes());
    last = at;
  }

  private double ornsteinUhlenbeck(double value, double sd, double time) {
    double kept = Math.exp(-time);
    return kept * value + sd * Math.sqrt(1 - kept * kept) * random.nextGaussian();
  }

  private static double minutes(Instant from, Instant until) {
    return (until.toEpochMilli() - from.toEpochMilli()) / 60_000.0;
  }

  private double clockAndDay(Instant at) {
    LocalTime time = at.atZone(life.zone()).toLocalTime();
    double hour = time.toSecondOfDay() / 3_600.0;
    double bpm = CLOCK_BPM * Math.cos(2 * Math.PI * (hour - CLOCK_PEAK_HOUR) / 24);
    for (double meal : MEAL_HOURS) {
      double distance = (hour - meal) / MEAL_HOURS_WIDE;
      bpm += MEAL_BPM * Math.exp(-distance * distance / 2);
    }
    LocalDate day = at.atZone(life.zone()).minusHours(4).toLocalDate();
    return bpm + dayLevel.computeIfAbsent(day, unused -> noise.daySd() * random.nextGaussian());
  }

  private double moving(Instant at) {
    if (life.isAsleep(at)) {
      return ASLEEP_BPM;
    }
    double bpm =
        life.awakeAt(at)
            .map(day -> WAKE_BPM * Math.exp(-minutes(day.from(), at) / WAKE_MINUTES))
            .orElse(0.0);
    for (Stretch bout : life.exerciseBefore(at)) {
      double since = minutes(bout.until(), at);
      bpm += bout.holds(at) ? EXERCISE_BPM : 0;
      bpm += since >= 0 ? EXERCISE_BPM * Math.exp(-since / RECOVERY_MINUTES) : 0;
    }
    for (Walk walk : life.walks()) {
      bpm += walk.during().holds(at) ? walk.bpm() : 0;
    }
    return bpm;
  }

  private double exposure(Instant at) {
    double amount = 0;
    for (Dose cup : life.cupsBefore(at)) {
      double hours = minutes(cup.consumedAt(), at) / 60;
      if (hours > 0 && hours < body.lookbackHours()) {
        amount += cup.caffeine().milligrams() * body.amountPerMg(hours);
      }
    }
    return amount / (100 * body.peakPerMg());
  }
}
