package coffee.domain.correlation.result;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * The parameters that a person chooses.
 *
 * @param from first instant of the period, inclusive
 * @param until last instant of the period, exclusive; not before {@code from}
 * @param hoursAfter length of the response window of an episode in hours, 1 to 24
 * @param halfLifeHours half-life to assume, 1.5 to 60 h; empty to use the profile
 * @param meaningfulBpm smallest relevant effect per 100 mg in bpm, greater than 0
 */
public record CorrelationRequest(
    Instant from,
    Instant until,
    int hoursAfter,
    OptionalDouble halfLifeHours,
    double meaningfulBpm) {}
