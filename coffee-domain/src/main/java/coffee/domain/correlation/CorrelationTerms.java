package coffee.domain.correlation;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * What a person chooses when they ask.
 *
 * @param from first moment of the period, inclusive
 * @param until last moment of the period, exclusive; not before {@code from}
 * @param hoursAfter length of the response window of an episode in hours, 1 to 24
 * @param halfLifeHours half-life to assume, 1.5 to 60 h; empty for the one of their profile
 * @param meaningfulBpm effect per 100 mg in bpm from which it matters, over 0
 */
public record CorrelationTerms(
    Instant from,
    Instant until,
    int hoursAfter,
    OptionalDouble halfLifeHours,
    double meaningfulBpm) {}
