package coffee.domain.caffeine;

import java.time.Instant;
import java.util.Optional;

/**
 * The caffeine level at an instant and its trend.
 *
 * @param level the amount and its range of uncertainty
 * @param isRising whether the amount is increasing
 * @param peakAt when it stops increasing; empty unless {@code isRising}
 * @param belowThresholdAt from when on it stays at or below the threshold; the instant itself if
 *     that is already so
 */
public record CaffeineLevel(
    LevelPoint level, boolean isRising, Optional<Instant> peakAt, Instant belowThresholdAt) {}
