package coffee.domain.imports;

/**
 * A runner's hold on an import. It lapses unless it is renewed; what a lapsed or lost one writes is
 * refused.
 *
 * @param job the import as it was when it was claimed
 * @param number counts the claims of this import
 * @param fruitless how many claims before this one in succession ended without a checkpoint and
 *     without being given back
 */
public record ImportClaim(ImportJob job, long number, int fruitless) {}
