package coffee.domain.person;

import coffee.domain.DomainException;
import coffee.domain.InMemoryTransactions;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@link People} that are gone when the process ends. */
public final class InMemoryPeople implements People {

  private final InMemoryTransactions transactions;
  private final Map<PersonId, Person> people = new HashMap<>();

  /** Nobody yet. */
  public InMemoryPeople(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Person> find(PersonId id) {
    return transactions.call(() -> Optional.ofNullable(people.get(id)));
  }

  @Override
  public Optional<Person> named(String name) {
    return transactions.call(
        () -> people.values().stream().filter(person -> person.name().equals(name)).findAny());
  }

  @Override
  public Person ensure(String name, ZoneId timeZone) {
    return transactions.call(() -> named(name).orElseGet(() -> make(name, timeZone)));
  }

  private Person make(String name, ZoneId timeZone) {
    PersonId id = new PersonId(people.size() + 1L);
    Person person = new Person(id, name, timeZone, Profile.EMPTY, 0);
    transactions.put(people, id, person);
    return person;
  }

  @Override
  public Person change(PersonId id, UnaryOperator<Person> change) {
    return transactions.call(
        () -> {
          Person stored = require(id);
          Person wanted = change.apply(stored);
          if (named(wanted.name()).filter(other -> !other.id().equals(id)).isPresent()) {
            throw DomainException.conflict("name_taken", "somebody else has this name");
          }
          return keep(stored, wanted);
        });
  }

  /** Raises the revision of a person whose data another double has changed. */
  public void raiseRevision(PersonId id) {
    Person person = require(id);
    keep(person, person);
  }

  /** Fails for somebody unknown. */
  public Person require(PersonId id) {
    return find(id).orElseThrow(() -> DomainException.notFound("no such person"));
  }

  private Person keep(Person stored, Person wanted) {
    Person changed =
        new Person(
            stored.id(), wanted.name(), wanted.timeZone(), wanted.profile(), stored.revision() + 1);
    transactions.put(people, stored.id(), changed);
    return changed;
  }
}
