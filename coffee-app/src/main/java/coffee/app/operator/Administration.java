package coffee.app.operator;

import coffee.app.storage.Stores;
import coffee.domain.DomainException;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.person.CreateKey;
import coffee.domain.person.Person;
import coffee.domain.person.RemovePerson;
import coffee.domain.person.RenamePerson;
import coffee.domain.person.Revocations;
import coffee.domain.person.RevokeKey;
import coffee.domain.person.RotateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What the actions of an operator work on: the stores, what is remembered of them, and the use
 * cases that go with them.
 *
 * @param answers those that are remembered
 * @param zone of persons for whom none is given
 */
public record Administration(
    Stores stores, AnswerCache answers, Revocations revocations, Clock clock, ZoneId zone) {

  /**
   * Somebody by name.
   *
   * @throws DomainException NOT_FOUND
   */
  Person person(String name) {
    return stores
        .people()
        .named(name)
        .orElseThrow(() -> DomainException.notFound("there is nobody called " + name));
  }

  /**
   * Somebody by name, or everybody.
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
    return new RemovePerson(stores.people(), revocations, answers::forget, clock);
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
