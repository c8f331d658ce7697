package coffee.persistence.person;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableSet;

import coffee.domain.person.Actor;
import coffee.domain.person.ApiKey;
import coffee.domain.person.AuditEvent;
import coffee.domain.person.AuditEvent.Action;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.PersonTransactions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The keys and audit trail of a database before a restore. What was revoked or erased there is
 * revoked and erased again in the restored data. Everything happens in the current transaction of
 * the thread.
 */
public final class RevocationReplay {

  private final People people;
  private final RestoredKeys restored;
  private final JdbiAuditTrail trail;
  private final List<ApiKey> keys;
  private final Map<PersonId, List<AuditEvent>> events;

  private RevocationReplay(Database database, List<ApiKey> keys, List<AuditEvent> events) {
    this.people = new JdbiPeople(database, new PersonTransactions(database));
    this.restored = new RestoredKeys(database);
    this.trail = new JdbiAuditTrail(database);
    this.keys = keys;
    this.events =
        events.stream().collect(groupingBy(AuditEvent::person, LinkedHashMap::new, toList()));
  }

  /** Captures the current state. */
  public static RevocationReplay capture(Database database) {
    return new RevocationReplay(
        database, new RestoredKeys(database).all(), database.read(RevocationReplay::allEvents));
  }

  private static List<AuditEvent> allEvents(Handle handle) {
    String sql =
        """
        SELECT person_id, happened_at, action, key_id, by_key_id
        FROM audit_event
        ORDER BY id
        """;
    return handle
        .createQuery(sql)
        .map((row, context) -> JdbiAuditTrail.event(new PersonId(row.getLong("person_id")), row))
        .list();
  }

  /**
   * Revokes and erases again in the current state, and completes its audit trail.
   *
   * <p>A key is the same if its secret is. A person is the same if the captured trail contains all
   * restored events of that person; for others, only keys with the same secret are touched.
   */
  public RevocationReplayResult replay(Instant now) {
    Set<PersonId> differentPersons =
        events.keySet().stream().filter(this::isDifferentPerson).collect(toUnmodifiableSet());
    List<AuditEvent> missing = events.keySet().stream().flatMap(this::missing).toList();
    missing.forEach(trail::record);
    Map<Boolean, List<AuditEvent>> erasures =
        missing.stream()
            .filter(RevocationReplay::isErasure)
            .collect(partitioningBy(event -> differentPersons.contains(event.person())));
    return new RevocationReplayResult(
        keys.stream().filter(restored::restrict).map(ApiKey::id).toList(),
        keys.stream()
            .filter(key -> !differentPersons.contains(key.id().person()))
            .filter(key -> people.find(key.id().person()).isPresent())
            .filter(key -> restored.revokeNewer(key, now))
            .map(ApiKey::id)
            .toList(),
        erase(erasures.getOrDefault(false, List.of()), now),
        erasures.getOrDefault(true, List.of()),
        missing.size());
  }

  private List<AuditEvent> capturedEvents(PersonId person) {
    return events.getOrDefault(person, List.of());
  }

  /** The current owner cannot have been removed: a removed person with that number is another. */
  private boolean isDifferentPerson(PersonId person) {
    return !Set.copyOf(capturedEvents(person)).containsAll(trail.eventsOf(person))
        || (isRemoved(capturedEvents(person))
            && people.findByName(People.OWNER).map(Person::id).equals(Optional.of(person)));
  }

  private Stream<AuditEvent> missing(PersonId person) {
    Set<AuditEvent> known = Set.copyOf(trail.eventsOf(person));
    return capturedEvents(person).stream().filter(event -> !known.contains(event));
  }

  private static boolean isErasure(AuditEvent event) {
    return event.action() == Action.DATA_ERASED || event.action() == Action.PERSON_REMOVED;
  }

  private static boolean isRemoved(List<AuditEvent> events) {
    return events.stream().anyMatch(event -> event.action() == Action.PERSON_REMOVED);
  }

  private List<PersonId> erase(List<AuditEvent> erasures, Instant now) {
    Map<PersonId, List<AuditEvent>> byPerson =
        erasures.stream()
            .collect(
                groupingBy(
                    AuditEvent::person,
                    () -> new TreeMap<>(comparingLong(PersonId::value)),
                    toList()));
    return byPerson.entrySet().stream()
        .filter(one -> erase(one.getKey(), isRemoved(one.getValue()), now))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether the person had anything to erase. */
  private boolean erase(PersonId person, boolean isRemoved, Instant now) {
    if (people.find(person).isEmpty()) {
      return false;
    }
    if (isRemoved) {
      people.remove(person, stored -> {}, now, Actor.OPERATOR);
    } else {
      people.eraseData(person, now, Actor.OPERATOR);
    }
    return true;
  }
}
