package coffee.domain.person;

import coffee.domain.work.InMemoryTransactions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A volatile {@link AuditTrail}. */
public final class InMemoryAuditTrail implements AuditTrail {

  private final InMemoryTransactions transactions;
  private final Map<Long, AuditEvent> events = new TreeMap<>();
  private long last;

  /** Nothing has happened yet. */
  public InMemoryAuditTrail(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void record(AuditEvent event) {
    transactions.call(
        () -> {
          transactions.put(events, ++last, event);
          return event;
        });
  }

  @Override
  public List<AuditEvent> eventsOf(PersonId person) {
    return transactions.call(
        () -> events.values().stream().filter(event -> event.person().equals(person)).toList());
  }
}
