package coffee.rest.exports;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.PersonId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Stable UUIDs of our records for other systems: a record has the same one in every export, and two
 * stores never produce the same one (RFC 9562, version 3).
 *
 * @param store the store that holds the records
 * @param person owner of the records
 */
record StableRecordIds(String store, PersonId person) {

  /** The UUID of the person. */
  UUID ofPerson() {
    return uuid("person");
  }

  UUID of(LoggedIntake drink) {
    return uuid("coffee/" + drink.id());
  }

  UUID of(LoggedReading reading) {
    return uuid("heartrate/" + reading.id());
  }

  private UUID uuid(String record) {
    String identity = store + '/' + person.value() + '/' + record;
    return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
  }
}
