package coffee.domain.imports;

/**
 * A runner's lease on an import. It lapses unless renewed; writes of a lapsed or lost claim are
 * rejected.
 *
 * @param job the import as it was when it was claimed
 * @param number counts the claims of this import
 * @param failedAttempts number of preceding claims in succession that ended without a checkpoint
 *     and without being released
 */
public record ImportClaim(ImportJob job, long number, int failedAttempts) {}
