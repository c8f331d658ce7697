package coffee.domain.entry;

import coffee.domain.AddResult;
import coffee.domain.NewEntryObserver;
import coffee.domain.TimestampRules;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Use case: record entries of one kind, and change recorded ones. Every way in goes through it, so
 * that no entry is stored that violates the rules for timestamps and measured values. {@link
 * EntryLog} has the other conditions and results. Thread-safe.
 *
 * @param <E> the kind of entry
 * @param <L> the entry as stored
 */
public abstract class RecordEntries<E extends Entry, L extends LoggedEntry<E>> {

  private final EntryLog<E, L> log;
  private final TimestampRules timestamps;
  private final NewEntryObserver<L> observer;
  private final Function<E, ?> value;
  private final Consumer<E> valueRule;

  /**
   * Records into a log by the rules of the instance.
   *
   * @param value the dose or heart rate of an entry
   * @param valueRule throws if that value is not allowed
   * @param observer is notified of new entries
   */
  protected <V> RecordEntries(
      EntryLog<E, L> log,
      TimestampRules timestamps,
      Function<E, V> value,
      Consumer<V> valueRule,
      NewEntryObserver<L> observer) {
    this.log = log;
    this.timestamps = timestamps;
    this.observer = observer;
    this.value = value;
    this.valueRule = entry -> valueRule.accept(value.apply(entry));
  }

  /**
   * Adds an entry.
   *
   * @throws coffee.domain.DomainException {@code timestamp_too_early}, {@code timestamp_in_future}
   *     or {@code out_of_range}; else as {@link EntryLog#add}
   */
  public final AddResult<L> add(PersonId person, E entry) {
    requireValid(entry, timestamps.latest());
    AddResult<L> added = log.add(person, entry);
    observer.notifyOfNew(List.of(added));
    return added;
  }

  /**
   * Adds several entries.
   *
   * @return the result of each, in the given order
   * @throws coffee.domain.DomainException as {@link #add}; nothing is stored
   */
  public final List<AddResult<L>> addAll(PersonId person, List<E> entries) {
    return addAll(person, entries, OptionalLong.empty());
  }

  /**
   * Adds several entries and records the import that added them.
   *
   * @param importId the per-person id of the import, if any
   * @throws coffee.domain.DomainException as {@link #add}; nothing is stored
   */
  public final List<AddResult<L>> addAll(PersonId person, List<E> entries, OptionalLong importId) {
    Instant latest = timestamps.latest();
    entries.forEach(entry -> requireValid(entry, latest));
    List<AddResult<L>> added = log.addAll(person, entries, importId);
    observer.notifyOfNew(added);
    return added;
  }

  /**
   * Changes an entry. A timestamp or value that stays the same may violate the rules: a clock may
   * have been wrong, or the limits wider, when it was stored.
   *
   * @param change maps the stored entry to the new one; if it throws, nothing changes
   * @return the entry as stored
   * @throws coffee.domain.DomainException {@code timestamp_too_early}, {@code timestamp_in_future}
   *     or {@code out_of_range}; else as {@link EntryLog#change}
   */
  public final L change(PersonId person, long id, Function<L, E> change) {
    return log.change(
        person,
        id,
        stored -> {
          E changed = change.apply(stored);
          requireValidChange(stored.entry(), changed);
          return changed;
        });
  }

  private void requireValid(E entry, Instant latest) {
    TimestampRules.requireValid(entry.timestamp(), latest);
    valueRule.accept(entry);
  }

  private void requireValidChange(E stored, E changed) {
    if (!changed.timestamp().equals(stored.timestamp())) {
      timestamps.requireValid(changed.timestamp());
    }
    if (!value.apply(changed).equals(value.apply(stored))) {
      valueRule.accept(changed);
    }
  }
}
