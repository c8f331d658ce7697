package coffee.domain.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a logged drink brings into the body: an {@link Intake} without its texts, of which there can
 * be many.
 *
 * @param consumedAt when the first sip was taken
 * @param caffeine the dose
 * @param duration time from the first sip to the last
 * @param coffeeType what it was, if it was named
 */
public record ConsumedDose(
    Instant consumedAt, Caffeine caffeine, Duration duration, Optional<String> coffeeType) {}
