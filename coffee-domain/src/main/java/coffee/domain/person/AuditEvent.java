package coffee.domain.person;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Something that was done to a person's keys or to all of their data. It holds numbers only, so
 * that it can outlive the person whom it concerns.
 *
 * @param person whose keys or data
 * @param at when; cut to milliseconds
 * @param action what was done
 * @param key to which key, if to one
 * @param by with which key; none for the operator
 */
public record AuditEvent(
    PersonId person, Instant at, Action action, Optional<KeyId> key, Optional<KeyId> by) {

  /** What can be done. */
  public enum Action {
    KEY_CREATED,
    /** {@link #key} is the old one; its successor's creation is an event of its own. */
    KEY_ROTATED,
    KEY_REVOKED,
    /** All entries and the profile were erased; person and keys stayed. */
    DATA_ERASED,
    /** Person, keys and all entries were erased. */
    PERSON_REMOVED
  }

  /** Cuts the moment to what stores keep. */
  public AuditEvent {
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Something done to one key. */
  public static AuditEvent of(Action action, KeyId key, Instant at, Actor by) {
    return new AuditEvent(key.person(), at, action, Optional.of(key), by.key());
  }

  /** Something done to all of a person's data. */
  public static AuditEvent of(Action action, PersonId person, Instant at, Actor by) {
    return new AuditEvent(person, at, action, Optional.empty(), by.key());
  }
}
