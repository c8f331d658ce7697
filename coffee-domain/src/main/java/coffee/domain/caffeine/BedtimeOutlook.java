package coffee.domain.caffeine;

import java.time.Instant;

/**
 * The predicted caffeine level at bedtime and its consequences.
 *
 * @param atBedtime the level at bedtime from logged intakes; its {@code at} is the bedtime
 * @param safeAt from when on the level stays at or below the threshold
 * @param caffeineCutoff the cutoff for one more typical serving
 * @param afterServingMg the level at bedtime if one more typical serving is begun now, in mg
 */
public record BedtimeOutlook(
    LevelPoint atBedtime, Instant safeAt, CaffeineCutoff caffeineCutoff, double afterServingMg) {}
