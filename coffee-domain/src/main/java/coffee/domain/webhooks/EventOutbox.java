package coffee.domain.webhooks;

import coffee.domain.person.PersonId;
import java.util.List;

/**
 * Where events are stored, in the transaction of their cause if one is open. {@code
 * EventOutboxContract} is the full specification.
 */
public interface EventOutbox {

  /**
   * Adds each event to every active webhook of the person that subscribes to its type, in the given
   * order. Of events with the same type and deduplication key, each webhook gets the first only.
   */
  void add(PersonId person, List<WebhookEvent> events);
}
