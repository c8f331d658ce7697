package coffee.domain.webhooks;

import coffee.domain.person.PersonId;
import java.util.List;

/**
 * Where events are stored, in the transaction of their cause if one is open. {@code
 * EventOutboxContract} is the full specification.
 */
public interface EventOutbox {

  /**
   * Adds each event to every active webhook of the person that tells its kind, in the given order.
   * An event with a fact is added once to each.
   */
  void add(PersonId person, List<WebhookEvent> events);
}
