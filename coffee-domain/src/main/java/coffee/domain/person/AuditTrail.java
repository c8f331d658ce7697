package coffee.domain.person;

import java.util.List;

/**
 * What was done to keys and to whole persons, never changed and never erased. {@code
 * AuditTrailContract} is the full specification.
 */
public interface AuditTrail {

  /** Keeps an event, in the transaction that is open on this thread if there is one. */
  void record(AuditEvent event);

  /** A person's events in the order in which they were recorded, also when the person is gone. */
  List<AuditEvent> of(PersonId person);
}
