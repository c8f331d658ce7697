package coffee.domain.imports;

/**
 * What undoing an import took away.
 *
 * @param coffees how many drinks
 * @param heartRates how many readings
 */
public record ImportRemoval(long coffees, long heartRates) {}
