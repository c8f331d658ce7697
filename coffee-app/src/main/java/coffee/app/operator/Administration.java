package coffee.app.operator;

import coffee.app.storage.Stores;
import coffee.domain.DomainException;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.person.CreateKey;
import coffee.domain.person.Person;
import coffee.domain.person.RemovePerson;
import coffee.domain.person.RenamePerson;
import coffee.domain.person.RevocationChannel;
import coffee.domain.person.RevokeKey;
import coffee.domain.person.RotateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What operator actions need: stores, caches and use cases.
 *
 * @param answers cached answers
 * @param zone default time zone of new persons
 */
public record Administration(
    Stores stores, AnswerCache answers, RevocationChannel revocations, Clock clock, ZoneId zone) {

  /**
   * A person by name.
   *
   * @throws DomainException NOT_FOUND
   */
  Person person(String name) {
    return stores
        .people()
        .findByName(name)
        .orElseThrow(() -> DomainException.notFound("there is no person named " + name));
  }

  /**
   * A person by name, or all persons.
   *
   * @throws DomainException NOT_FOUND
   */
  List<Person> people(Optional<String> name) {
    return name.map(one -> List.of(person(one))).orElseGet(() -> stores.people().all());
  }

  RenamePerson renamePerson() {
    return new RenamePerson(stores.people());
  }

  RemovePerson removePerson() {
    return new RemovePerson(stores.people(), revocations, answers::evictPerson, clock);
  }

  CreateKey createKey() {
    return new CreateKey(stores.keys(), new SecureRandom(), clock);
  }

  RotateKey rotateKey() {
    return new RotateKey(stores.keys(), revocations, new SecureRandom(), clock);
  }

  RevokeKey revokeKey() {
    return new RevokeKey(stores.keys(), revocations, clock);
  }
}
