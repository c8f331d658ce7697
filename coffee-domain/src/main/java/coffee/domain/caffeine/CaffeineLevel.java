package coffee.domain.caffeine;

import java.time.Instant;
import java.util.Optional;

/**
 * How much caffeine is in the body at a moment, and where it goes from there.
 *
 * @param level the amount and its band
 * @param rising whether the amount is growing
 * @param peakAt when it stops growing; empty unless rising
 * @param belowThresholdAt from when on it stays at or below the threshold; the moment itself if it
 *     already does
 */
public record CaffeineLevel(
    LevelPoint level, boolean rising, Optional<Instant> peakAt, Instant belowThresholdAt) {}
