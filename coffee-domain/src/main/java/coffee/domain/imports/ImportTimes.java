package coffee.domain.imports;

import java.time.Instant;
import java.util.Optional;

/**
 * The timestamps of an import's state changes.
 *
 * @param createdAt when it was accepted
 * @param startedAt when a worker first claimed it
 * @param endedAt when it was done, failed or cancelled
 */
public record ImportTimes(
    Instant createdAt, Optional<Instant> startedAt, Optional<Instant> endedAt) {}
