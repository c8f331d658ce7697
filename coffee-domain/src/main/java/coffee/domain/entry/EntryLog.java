package coffee.domain.entry;

import coffee.domain.AddResult;
import coffee.domain.person.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Durable log of each person's entries of one kind. The log does not know the rules for entries:
 * {@link RecordEntries} applies them, and nothing else may add or change entries.
 *
 * <p>Each method is one transaction, or part of the one that {@code
 * coffee.domain.work.Transactions} has open on this thread. A person never sees or changes another
 * person's entries. Writes raise the person's revision if and only if they change something.
 *
 * @param <E> the kind of entry
 * @param <L> the entry as stored
 */
public interface EntryLog<E extends Entry, L extends LoggedEntry<E>> {

  /** Adds an entry. One with the identity of a stored one changes nothing. */
  AddResult<L> add(PersonId person, E entry);

  /**
   * Adds several entries, each like {@link #add}, in the given order: of two with one identity in
   * the same list the first wins.
   *
   * @return the result of each, in the given order
   * @throws coffee.domain.DomainException as {@link #add}; nothing is stored
   */
  default List<AddResult<L>> addAll(PersonId person, List<E> entries) {
    return addAll(person, entries, OptionalLong.empty());
  }

  /**
   * Adds several entries and records the import that added them.
   *
   * @param importId the per-person id of the import, if any
   */
  List<AddResult<L>> addAll(PersonId person, List<E> entries, OptionalLong importId);

  /**
   * Removes the entries added by an import. Entries changed since then no longer belong to the
   * import.
   *
   * @return the number of removed entries
   */
  long removeImported(PersonId person, long importId);

  Optional<L> find(PersonId person, long id);

  /**
   * Changes an entry. It then no longer belongs to an import.
   *
   * @param change maps the stored entry to the new one; if it throws, nothing changes
   * @return the entry as stored
   * @throws coffee.domain.DomainException NOT_FOUND; CONFLICT if another entry has its new identity
   */
  L change(PersonId person, long id, Function<L, E> change);

  /**
   * Removes an entry.
   *
   * @param check receives the stored entry; if it throws, the entry is kept
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  void remove(PersonId person, long id, Consumer<L> check);
}
