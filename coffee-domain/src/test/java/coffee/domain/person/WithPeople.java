package coffee.domain.person;

import java.time.ZoneOffset;
import java.util.UUID;

/** A store that can be asked for somebody new, so that tests do not meet each other's data. */
public interface WithPeople {

  /** The people of the store. */
  People people();

  /** Somebody of whom the store knows nothing yet. */
  default PersonId somebody() {
    return people().ensure("somebody " + UUID.randomUUID(), ZoneOffset.UTC).id();
  }

  /** The revision of a person's data as it is stored now. */
  default long revision(PersonId person) {
    return people().find(person).orElseThrow().revision();
  }
}
