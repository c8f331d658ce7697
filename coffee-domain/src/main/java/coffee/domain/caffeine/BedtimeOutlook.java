package coffee.domain.caffeine;

import java.time.Instant;

/**
 * What the caffeine in the body means for an evening.
 *
 * @param atBedtime the level at bedtime from what has been drunk; its {@code at} is the bedtime
 * @param safeAt from when on the level stays at or below the threshold
 * @param latestCup until when one more usual cup keeps the level at bedtime at or below it
 */
public record BedtimeOutlook(LevelPoint atBedtime, Instant safeAt, LatestCup latestCup) {}
