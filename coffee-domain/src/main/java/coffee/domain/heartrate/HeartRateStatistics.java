package coffee.domain.heartrate;

import java.util.OptionalDouble;

/**
 * Statistics of a set of readings, in bpm.
 *
 * @param count number of readings, 1 or more
 * @param minimum least
 * @param maximum greatest
 * @param mean arithmetic mean
 * @param median middle value; mean of the two middle ones for an even count
 * @param standardDeviation of the sample (n - 1); empty for a single reading
 */
public record HeartRateStatistics(
    long count,
    int minimum,
    int maximum,
    double mean,
    double median,
    OptionalDouble standardDeviation) {

  static HeartRateStatistics of(BpmHistogram readings) {
    long n = readings.count();
    int minimum = readings.valueAtRank(0);
    int maximum = readings.valueAtRank(n - 1);
    long sum = 0;
    for (int bpm = minimum; bpm <= maximum; bpm++) {
      sum += (long) readings.count(bpm) * bpm;
    }
    double median = (readings.valueAtRank((n - 1) / 2) + readings.valueAtRank(n / 2)) / 2.0;
    double mean = (double) sum / n;
    return new HeartRateStatistics(
        n, minimum, maximum, mean, median, deviation(readings, minimum, maximum, mean));
  }

  /** Two passes, to avoid cancellation. */
  private static OptionalDouble deviation(
      BpmHistogram readings, int minimum, int maximum, double mean) {
    if (readings.count() < 2) {
      return OptionalDouble.empty();
    }
    double squares = 0;
    for (int bpm = minimum; bpm <= maximum; bpm++) {
      squares += readings.count(bpm) * (bpm - mean) * (bpm - mean);
    }
    return OptionalDouble.of(Math.sqrt(squares / (readings.count() - 1)));
  }
}
