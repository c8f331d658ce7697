package coffee.domain.caffeine;

import java.time.Instant;

/**
 * Caffeine in the body at an instant, with the band resulting from the range of the half-life.
 *
 * @param at the instant
 * @param activeMg the amount with the person's half-life, in mg
 * @param lowMg the amount with the low end of the half-life's range, at most {@code activeMg}
 * @param highMg the amount with the high end, at least {@code activeMg}
 */
public record LevelPoint(Instant at, double activeMg, double lowMg, double highMg) {}
