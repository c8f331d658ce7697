package coffee.domain.heartrate;

import java.util.OptionalDouble;

/**
 * Statistics of a set of readings, in bpm.
 *
 * @param count number of readings, 1 or more
 * @param minimum the lowest
 * @param maximum the highest
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
    OptionalDouble standardDeviation) {}
