package coffee.domain.caffeine;

import java.time.Instant;
import java.util.Optional;

/**
 * The caffeine level at an instant and its trend.
 *
 * @param level the amount and its band
 * @param rising whether the amount is increasing
 * @param peakAt when it stops increasing; empty unless rising
 * @param belowThresholdAt when it falls to the threshold for good; the instant itself if it already
 *     does
 */
public record CaffeineLevel(
    LevelPoint level, boolean rising, Optional<Instant> peakAt, Instant belowThresholdAt) {}
