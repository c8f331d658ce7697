package coffee.persistence.person;

import coffee.domain.person.AuditEvent;
import coffee.domain.person.KeyId;
import coffee.domain.person.PersonId;
import java.util.List;

/**
 * What {@link Withdrawals} revoked and erased again.
 *
 * @param limited keys of the backup that were revoked or shortened since
 * @param retired active keys created since: their numbers stay reserved, and they are invalid
 * @param erased persons who were deleted since, or whose data was erased
 * @param doubtful erasures not repeated, because the number may belong to somebody else
 * @param events number of events that the restored audit trail lacked
 */
public record RepeatedWithdrawals(
    List<KeyId> limited,
    List<KeyId> retired,
    List<PersonId> erased,
    List<AuditEvent> doubtful,
    int events) {

  /** Empty: there was no previous database. */
  public static final RepeatedWithdrawals NONE =
      new RepeatedWithdrawals(List.of(), List.of(), List.of(), List.of(), 0);

  /** Copies the lists. */
  public RepeatedWithdrawals {
    limited = List.copyOf(limited);
    retired = List.copyOf(retired);
    erased = List.copyOf(erased);
    doubtful = List.copyOf(doubtful);
  }
}
