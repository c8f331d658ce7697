package coffee.domain.intake;

import java.time.Instant;
import java.util.Optional;

/**
 * Intakes of a period that differ in their time only: same type, same dose.
 *
 * @param coffeeType the type of drink, as logged
 * @param caffeine the dose
 * @param count how many, 1 or more
 * @param lastAt time of the latest
 */
public record FrequentDrink(
    Optional<String> coffeeType, Caffeine caffeine, int count, Instant lastAt) {}
