package coffee.domain.heartrate;

import java.time.Instant;

/**
 * The readings of one stretch of time.
 *
 * @param start first moment of the stretch
 * @param readings what was measured in it, of every context
 */
public record HeartRateBucket(Instant start, BpmHistogram readings) {}
