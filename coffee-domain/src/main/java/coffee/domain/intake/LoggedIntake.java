package coffee.domain.intake;

import coffee.domain.entry.LoggedEntry;
import java.time.Instant;

/**
 * An intake as stored in the log.
 *
 * @param id per-person id, positive
 * @param intake the intake
 * @param createdAt when it was first stored
 * @param updatedAt when it last changed; equal to {@code createdAt} until then
 */
public record LoggedIntake(long id, Intake intake, Instant createdAt, Instant updatedAt)
    implements LoggedEntry<Intake> {

  @Override
  public Intake entry() {
    return intake;
  }
}
