package coffee.domain.intake;

import java.time.Instant;

/**
 * A drink as the log keeps it.
 *
 * @param id the person's number for it, positive
 * @param intake what was drunk
 * @param createdAt when it was first stored
 * @param updatedAt when it last changed; equal to {@code createdAt} until then
 */
public record LoggedIntake(long id, Intake intake, Instant createdAt, Instant updatedAt) {}
