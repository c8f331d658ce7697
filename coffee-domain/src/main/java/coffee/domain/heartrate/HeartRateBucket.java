package coffee.domain.heartrate;

import java.time.Instant;

/**
 * The readings of one time interval.
 *
 * @param start start of the interval
 * @param readings the readings in it, of every context
 */
public record HeartRateBucket(Instant start, BpmHistogram readings) {}
