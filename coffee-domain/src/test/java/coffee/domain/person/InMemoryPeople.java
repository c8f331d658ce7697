package coffee.domain.person;

import coffee.domain.DomainException;
import coffee.domain.changes.ChangeNote;
import coffee.domain.person.AuditEvent.Action;
import coffee.domain.work.InMemoryTransactions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Volatile {@link People}. */
public final class InMemoryPeople implements People {

  private final InMemoryTransactions transactions;
  private final AuditTrail trail;
  private final Map<PersonId, Person> people = new HashMap<>();
  private final Map<String, PersonId> names = new HashMap<>();
  private final List<Consumer<PersonId>> erasers = new ArrayList<>();
  private final List<BiConsumer<Person, ChangeNote>> listeners = new ArrayList<>();
  private final List<Consumer<PersonId>> removers = new ArrayList<>();
  private long lastId;

  /** Nobody yet. */
  public InMemoryPeople(InMemoryTransactions transactions, AuditTrail trail) {
    this.transactions = transactions;
    this.trail = trail;
  }

  /** Registers what another double does, within the transaction, when data are erased. */
  public void alsoErasing(Consumer<PersonId> eraser) {
    erasers.add(eraser);
  }

  /** Registers what another double does, within the transaction, with each change. */
  public void alsoRaising(BiConsumer<Person, ChangeNote> listener) {
    listeners.add(listener);
  }

  /** Registers what another double does besides when the person is removed. */
  public void alsoRemoving(Consumer<PersonId> remover) {
    removers.add(remover);
  }

  @Override
  public Optional<Person> find(PersonId id) {
    return transactions.call(() -> Optional.ofNullable(people.get(id)));
  }

  @Override
  public <T> Optional<T> readWith(PersonId id, Function<Person, T> read) {
    return find(id).map(read);
  }

  @Override
  public Optional<Person> findByName(String name) {
    return transactions.call(() -> Optional.ofNullable(names.get(name)).flatMap(this::find));
  }

  @Override
  public List<Person> all() {
    return transactions.call(
        () -> people.values().stream().sorted(Comparator.comparing(Person::name)).toList());
  }

  @Override
  public Person add(String name, ZoneId timeZone) {
    return transactions.call(
        () -> {
          if (findByName(name).isPresent()) {
            throw nameTaken();
          }
          return make(name, timeZone);
        });
  }

  @Override
  public Person ensure(String name, ZoneId timeZone) {
    return transactions.call(() -> findByName(name).orElseGet(() -> make(name, timeZone)));
  }

  private Person make(String name, ZoneId timeZone) {
    Person.requireName(name);
    PersonId id = new PersonId(++lastId);
    Person person = new Person(id, name, timeZone, Profile.EMPTY, 0);
    transactions.put(people, id, person);
    transactions.put(names, name, id);
    return person;
  }

  @Override
  public Person change(PersonId id, UnaryOperator<Person> change) {
    return transactions.call(
        () -> {
          Person stored = require(id);
          Person edited = change.apply(stored);
          String unused = stored.requireNameOr(edited.name());
          if (findByName(edited.name()).filter(other -> !other.id().equals(id)).isPresent()) {
            throw nameTaken();
          }
          free(stored);
          transactions.put(names, edited.name(), id);
          return keep(stored, edited, ChangeNote.profile());
        });
  }

  @Override
  public void eraseData(PersonId id, Instant now, Actor by) {
    transactions.call(
        () -> {
          Person stored = require(id);
          erasers.forEach(eraser -> eraser.accept(id));
          trail.record(AuditEvent.of(Action.DATA_ERASED, id, now, by));
          return keep(
              stored,
              new Person(id, stored.name(), stored.timeZone(), Profile.EMPTY, 0),
              ChangeNote.profile());
        });
  }

  @Override
  public void remove(PersonId id, Consumer<Person> check, Instant now, Actor by) {
    transactions.call(
        () -> {
          Person stored = require(id);
          check.accept(stored);
          erasers.forEach(eraser -> eraser.accept(id));
          removers.forEach(remover -> remover.accept(id));
          free(stored);
          transactions.remove(people, id);
          trail.record(AuditEvent.of(Action.PERSON_REMOVED, id, now, by));
          return stored;
        });
  }

  private void free(Person person) {
    if (!person.name().equals(OWNER)) {
      transactions.remove(names, person.name());
    }
  }

  private static DomainException nameTaken() {
    return DomainException.conflict("name_taken", "another person has this name");
  }

  /** Raises the revision of a person whose data another double has changed. */
  public void raiseRevision(PersonId id, ChangeNote note) {
    Person person = require(id);
    keep(person, person, note);
  }

  /** Fails for somebody unknown. */
  public Person require(PersonId id) {
    return find(id).orElseThrow(() -> DomainException.notFound("no such person"));
  }

  private Person keep(Person stored, Person edited, ChangeNote note) {
    Person changed =
        new Person(
            stored.id(), edited.name(), edited.timeZone(), edited.profile(), stored.revision() + 1);
    transactions.put(people, stored.id(), changed);
    listeners.forEach(listener -> listener.accept(changed, note));
    return changed;
  }
}
