package coffee.app.operator;

import coffee.domain.DomainException;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.heartrate.BinMaintenance;
import coffee.domain.heartrate.ReadingRetention;
import coffee.domain.idempotency.IdempotencyRecords;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.CreateKey;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.domain.person.RemovePerson;
import coffee.domain.person.RenamePerson;
import coffee.domain.person.RevocationChannel;
import coffee.domain.person.RevokeKey;
import coffee.domain.person.RotateKey;
import coffee.domain.steps.StepMaintenance;
import coffee.domain.storage.StorageStatistics;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What operator actions need: ports and use cases.
 *
 * @param maintained stored data that operators maintain
 * @param caches copies of stored data, which actions bring up to date
 * @param zone default time zone of new persons
 */
public record Administration(
    Access access, MaintenanceStores maintained, Caches caches, Clock clock, ZoneId zone) {

  /** Persons and their keys. */
  public record Access(People people, ApiKeys keys) {}

  /**
   * Stored data that operators maintain.
   *
   * @param responses stored responses to requests with an idempotency key
   */
  public record MaintenanceStores(
      BinMaintenance bins,
      StepMaintenance steps,
      ReadingRetention retention,
      IdempotencyRecords responses,
      StorageStatistics statistics) {}

  /**
   * Copies of stored data.
   *
   * @param answers cached answers
   * @param revocations announces to all instances that they must reload keys
   */
  public record Caches(AnswerCache answers, RevocationChannel revocations) {}

  /**
   * A person by name.
   *
   * @throws DomainException NOT_FOUND
   */
  Person person(String name) {
    return people()
        .findByName(name)
        .orElseThrow(() -> DomainException.notFound("there is no person named " + name));
  }

  /**
   * A person by name, or all persons.
   *
   * @throws DomainException NOT_FOUND
   */
  List<Person> people(Optional<String> name) {
    return name.map(one -> List.of(person(one))).orElseGet(() -> people().all());
  }

  People people() {
    return access.people();
  }

  RenamePerson renamePerson() {
    return new RenamePerson(people());
  }

  RemovePerson removePerson() {
    return new RemovePerson(people(), caches.revocations(), caches.answers()::evictPerson, clock);
  }

  CreateKey createKey() {
    return new CreateKey(access.keys(), new SecureRandom(), clock);
  }

  RotateKey rotateKey() {
    return new RotateKey(access.keys(), caches.revocations(), new SecureRandom(), clock);
  }

  RevokeKey revokeKey() {
    return new RevokeKey(access.keys(), caches.revocations(), clock);
  }
}
