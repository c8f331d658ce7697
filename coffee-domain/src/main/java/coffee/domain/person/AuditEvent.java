package coffee.domain.person;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An operation on a person's keys or on all of their data. It contains ids only, so that it can be
 * kept after the person is removed.
 *
 * @param person the affected person
 * @param at timestamp, truncated to milliseconds
 * @param action the operation
 * @param key the affected key, if any
 * @param by the key of the actor; none for the operator
 */
public record AuditEvent(
    PersonId person, Instant at, Action action, Optional<KeyId> key, Optional<KeyId> by) {

  /** The recorded operations. */
  public enum Action {
    KEY_CREATED,
    /** {@link #key} is the old one; its successor's creation is an event of its own. */
    KEY_ROTATED,
    KEY_REVOKED,
    /** All entries and the profile were erased; person and keys were kept. */
    DATA_ERASED,
    /** Person, keys and all entries were erased. */
    PERSON_REMOVED
  }

  /** Truncates the timestamp to the precision of stores. */
  public AuditEvent {
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }

  /** An operation on one key. */
  public static AuditEvent of(Action action, KeyId key, Instant at, Actor by) {
    return new AuditEvent(key.person(), at, action, Optional.of(key), by.key());
  }

  /** An operation on all of a person's data. */
  public static AuditEvent of(Action action, PersonId person, Instant at, Actor by) {
    return new AuditEvent(person, at, action, Optional.empty(), by.key());
  }
}
