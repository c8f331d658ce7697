package coffee.rest.exports;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.PersonId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Stable UUIDs of our records for other systems: a record has the same one in every export, and no
 * two stores produce the same (RFC 9562, version 3).
 *
 * @param store the store that holds the records
 * @param person owner of the records
 */
record StableRecordIds(String store, PersonId person) {

  /** The UUID of the person. */
  UUID ofPerson() {
    return name("person");
  }

  UUID of(LoggedIntake drink) {
    return name("coffee/" + drink.id());
  }

  UUID of(LoggedReading reading) {
    return name("heartrate/" + reading.id());
  }

  private UUID name(String record) {
    String everything = store + '/' + person.value() + '/' + record;
    return UUID.nameUUIDFromBytes(everything.getBytes(StandardCharsets.UTF_8));
  }
}
