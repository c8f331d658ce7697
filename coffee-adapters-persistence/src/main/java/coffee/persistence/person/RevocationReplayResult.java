package coffee.persistence.person;

import coffee.domain.person.AuditEvent;
import coffee.domain.person.KeyId;
import coffee.domain.person.PersonId;
import java.util.List;

/**
 * What {@link RevocationReplay} revoked and erased again.
 *
 * @param restricted keys of the backup that were revoked or shortened since
 * @param revokedNewer active keys created since: their numbers stay reserved, and they are invalid
 * @param erased persons who were deleted since, or whose data was erased
 * @param skippedErasures erasures not repeated, because the number may belong to another person
 * @param addedEvents number of events that the restored audit trail lacked
 */
public record RevocationReplayResult(
    List<KeyId> restricted,
    List<KeyId> revokedNewer,
    List<PersonId> erased,
    List<AuditEvent> skippedErasures,
    int addedEvents) {

  /** Empty: there was no previous database. */
  public static final RevocationReplayResult NONE =
      new RevocationReplayResult(List.of(), List.of(), List.of(), List.of(), 0);

  /** Copies the lists. */
  public RevocationReplayResult {
    restricted = List.copyOf(restricted);
    revokedNewer = List.copyOf(revokedNewer);
    erased = List.copyOf(erased);
    skippedErasures = List.copyOf(skippedErasures);
  }
}
