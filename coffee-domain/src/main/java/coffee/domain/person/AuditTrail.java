package coffee.domain.person;

import java.util.List;

/**
 * Append-only record of operations on keys and persons. {@code AuditTrailContract} is the full
 * specification.
 */
public interface AuditTrail {

  /** Records an event, in the transaction open on this thread if there is one. */
  void record(AuditEvent event);

  /** A person's events in recording order, also after the person was removed. */
  List<AuditEvent> eventsOf(PersonId person);
}
