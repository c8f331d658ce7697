package coffee.domain.person;

import java.time.ZoneOffset;
import java.util.UUID;

/** Creates new persons, so that tests do not share data. */
public interface PeopleFixture {

  /** The people of the store. */
  People people();

  /** A new person without data. */
  default PersonId newPerson() {
    return people().ensure("person " + UUID.randomUUID(), ZoneOffset.UTC).id();
  }

  /** The revision of a person's data as it is stored now. */
  default long revision(PersonId person) {
    return people().find(person).orElseThrow().revision();
  }
}
