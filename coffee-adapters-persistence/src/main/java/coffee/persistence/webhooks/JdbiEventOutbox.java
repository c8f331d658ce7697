package coffee.persistence.webhooks;

import coffee.domain.person.PersonId;
import coffee.domain.webhooks.EventOutbox;
import coffee.domain.webhooks.WebhookEvent;
import coffee.persistence.Database;
import coffee.persistence.LockedPerson;
import java.util.List;

/** An {@link EventOutbox} in PostgreSQL. */
public final class JdbiEventOutbox implements EventOutbox {

  private final Database database;

  /** Creates the outbox of a database. */
  public JdbiEventOutbox(Database database) {
    this.database = database;
  }

  @Override
  public void add(PersonId person, List<WebhookEvent> events) {
    if (events.isEmpty()) {
      return; // without a lock on the person
    }
    List<WebhookEvent> unused =
        database.executeForPerson(
            person,
            handle -> {
              LockedPerson.lock(handle, person);
              new StoredEvents(handle, person).add(events);
              return events;
            });
  }
}
