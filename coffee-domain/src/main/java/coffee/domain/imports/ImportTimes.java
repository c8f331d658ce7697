package coffee.domain.imports;

import java.time.Instant;
import java.util.Optional;

/**
 * When an import went through its states.
 *
 * @param createdAt when it was accepted
 * @param startedAt when a runner first took it
 * @param endedAt when it was done, failed or was cancelled
 */
public record ImportTimes(
    Instant createdAt, Optional<Instant> startedAt, Optional<Instant> endedAt) {}
