package coffee.domain.caffeine;

import coffee.domain.DomainException;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * The caffeine in one person's body from logged or planned doses. Immutable; for a what-if
 * question, create another instance with other doses.
 */
public final class CaffeineInBody {

  /** Maximum number of points of a curve. */
  public static final int MAX_POINTS = 10_000;

  private final Superposition usual;
  private final Superposition low;
  private final Superposition high;

  /**
   * Creates a body.
   *
   * @param halfLife of the person, with its range
   * @param doses in any order; those older than {@link #lookback} at a queried instant do not
   *     matter
   */
  public CaffeineInBody(HalfLife halfLife, List<Dose> doses) {
    this(halfLife, Doses.of(doses));
  }

  /**
   * A body, from many doses.
   *
   * @param halfLife of the person, with its range
   * @param doses no more are added from now on
   */
  public CaffeineInBody(HalfLife halfLife, Doses doses) {
    usual = new Superposition(OneCompartmentModel.forCoffee(halfLife.hours()), doses);
    low = new Superposition(OneCompartmentModel.forCoffee(halfLife.lowHours()), doses);
    high = new Superposition(OneCompartmentModel.forCoffee(halfLife.highHours()), doses);
  }

  /** How far back doses matter, from the last sip: twelve half-lives of the range's high end. */
  public static Duration lookback(HalfLife halfLife) {
    return Duration.ofMillis(
        Superposition.millis(OneCompartmentModel.forCoffee(halfLife.highHours()).lookbackHours()));
  }

  /**
   * The level at an instant and its further course, including later doses.
   *
   * @param thresholdMg greater than 0
   */
  public CaffeineLevel level(Instant at, double thresholdMg) {
    OptionalLong peak = new PeakSearch(usual).peakAfter(at.toEpochMilli());
    return new CaffeineLevel(
        point(at),
        peak.isPresent(),
        peak.stream().mapToObj(Instant::ofEpochMilli).findFirst(),
        belowFrom(at, thresholdMg));
  }

  /** The highest level from an instant on; the earliest if there are several. */
  public LevelPoint highestLevel(Instant from) {
    long settled = usual.settledFrom(from.toEpochMilli());
    long[] turningPoints = usual.turningPoints(from.toEpochMilli(), settled);
    PeakSearch peaks = new PeakSearch(usual);
    long highest = turningPoints[0];
    for (int i = 0; i < turningPoints.length; i++) {
      long end = i + 1 < turningPoints.length ? turningPoints[i + 1] : settled;
      highest = higher(highest, peaks.peakWithin(turningPoints[i], end));
      highest = higher(highest, end);
    }
    return point(Instant.ofEpochMilli(highest));
  }

  private long higher(long first, long second) {
    return usual.amount(second) > usual.amount(first) ? second : first;
  }

  /** The amount in the body at an instant, in mg. */
  public double amountMg(Instant at) {
    return usual.amount(at.toEpochMilli());
  }

  /**
   * The level from an instant on, every step, while before {@code until}.
   *
   * @param step 1 ms or more
   * @throws DomainException {@code too_many_points} over {@value #MAX_POINTS} points
   */
  public List<LevelPoint> curve(Instant from, Instant until, Duration step) {
    return curve(from.toEpochMilli(), step.toMillis(), requireFewPoints(from, until, step));
  }

  /**
   * How many points a curve has.
   *
   * @throws DomainException {@code too_many_points} over {@value #MAX_POINTS}
   */
  static int requireFewPoints(Instant from, Instant until, Duration step) {
    long stride = step.toMillis();
    if (stride < 1 || until.isBefore(from)) {
      throw new IllegalArgumentException(from + " to " + until + " by " + step);
    }
    long points = // rounded up
        -Math.floorDiv(from.toEpochMilli() - until.toEpochMilli(), stride);
    if (points > MAX_POINTS) {
      throw DomainException.invalid(
          "too_many_points", "at most %d points, asked for %d".formatted(MAX_POINTS, points));
    }
    return (int) points;
  }

  /**
   * The consequences for an evening.
   *
   * @param now lower bound of the cutoff and of {@code safeAt}
   * @param bedtime not before {@code now}
   * @param thresholdMg greater than 0
   * @param cup the typical serving
   */
  public BedtimeOutlook bedtimeOutlook(
      Instant now, Instant bedtime, double thresholdMg, Caffeine cup) {
    return new BedtimeOutlook(
        point(bedtime),
        belowFrom(now, thresholdMg),
        new CutoffSearch(usual, thresholdMg).cutoffBefore(now, bedtime, cup),
        amountMg(bedtime) + afterServing(now, bedtime, cup));
  }

  /** What is left at bedtime of a serving that is drunk like one that is logged now. */
  private double afterServing(Instant now, Instant bedtime, Caffeine cup) {
    Dose dose = new Dose(now, cup, Intake.DEFAULT_DURATION);
    return new Superposition(usual.body(), Doses.of(List.of(dose))).amount(bedtime.toEpochMilli());
  }

  private Instant belowFrom(Instant at, double thresholdMg) {
    return Instant.ofEpochMilli(
        new BelowThresholdSearch(usual, thresholdMg).firstInstantBelow(at.toEpochMilli()));
  }

  private LevelPoint point(Instant at) {
    return curve(at.toEpochMilli(), 1, 1).get(0);
  }

  private List<LevelPoint> curve(long start, long stride, int points) {
    double[] active = LevelGrid.levelsAt(usual, start, stride, points);
    double[] lowest = LevelGrid.levelsAt(low, start, stride, points);
    double[] highest = LevelGrid.levelsAt(high, start, stride, points);
    return IntStream.range(0, points)
        .mapToObj(
            i ->
                new LevelPoint(
                    Instant.ofEpochMilli(start + i * stride),
                    active[i],
                    Math.min(lowest[i], active[i]),
                    Math.max(highest[i], active[i])))
        .toList();
  }
}
