package coffee.domain.imports;

/**
 * What undoing an import removed.
 *
 * @param coffees number of intakes
 * @param heartRates number of readings
 */
public record ImportRemoval(long coffees, long heartRates) {}
