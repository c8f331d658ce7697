package coffee.rest.exports;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.PersonId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Names under which other systems keep our records: the same record has the same one in every
 * export, and no two stores give the same (RFC 9562, version 3).
 *
 * @param store which store the records are in
 * @param person whose they are
 */
record RecordNames(String store, PersonId person) {

  /** The person's own. */
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
