package coffee.domain.imports;

/**
 * What undoing an import removed.
 *
 * @param coffees number of intakes
 * @param heartRates number of readings
 * @param steps number of counts of steps
 */
public record ImportRemoval(long coffees, long heartRates, long steps) {}
