package coffee.rest.entry;

import coffee.domain.DomainException;
import coffee.domain.entry.Entry;
import coffee.domain.entry.LoggedEntry;
import coffee.rest.Caller;
import coffee.rest.json.Fields;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * The JSON representation of one kind of entry.
 *
 * @param <E> the kind of entry
 * @param <L> the entry as stored
 */
public interface EntryJson<E extends Entry, L extends LoggedEntry<E>> {

  /** The caller's time zone; looked up once, on first use. */
  Supplier<ZoneId> zone(Caller caller);

  /**
   * Reads a new entry.
   *
   * @throws coffee.rest.problem.ProblemException 422 with all violations
   */
  E read(Fields fields, Supplier<ZoneId> zone);

  /**
   * Applies a change to a stored entry; absent fields keep their value.
   *
   * @throws coffee.rest.problem.ProblemException 422 with all violations
   */
  E merge(Fields fields, Supplier<ZoneId> zone, L stored);

  /** Converts a stored entry to JSON. */
  Record toRecord(L stored);

  /** The path of a stored entry. */
  String location(L stored);

  /** The error for an id without an entry. */
  DomainException notFound(long id);

  /** The error for an entry whose identity another one has. */
  DomainException conflict(L stored);
}
