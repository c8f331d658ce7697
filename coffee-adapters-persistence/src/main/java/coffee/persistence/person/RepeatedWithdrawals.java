package coffee.persistence.person;

import coffee.domain.person.AuditEvent;
import coffee.domain.person.KeyId;
import coffee.domain.person.PersonId;
import java.util.List;

/**
 * What {@link Withdrawals} took away again.
 *
 * @param limited keys of the backup that were revoked since, or whose time was cut short
 * @param retired keys made since that opened something: their numbers stay, and they open nothing
 * @param erased persons who were removed since, or whose data were erased
 * @param doubtful erasures that were not repeated: there, the number may be somebody else's
 * @param events how many the restored trail lacked
 */
public record RepeatedWithdrawals(
    List<KeyId> limited,
    List<KeyId> retired,
    List<PersonId> erased,
    List<AuditEvent> doubtful,
    int events) {

  /** Nothing: there was nothing that told of any. */
  public static final RepeatedWithdrawals NONE =
      new RepeatedWithdrawals(List.of(), List.of(), List.of(), List.of(), 0);

  /** Takes copies. */
  public RepeatedWithdrawals {
    limited = List.copyOf(limited);
    retired = List.copyOf(retired);
    erased = List.copyOf(erased);
    doubtful = List.copyOf(doubtful);
  }
}
