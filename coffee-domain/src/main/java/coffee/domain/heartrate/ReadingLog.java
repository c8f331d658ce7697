package coffee.domain.heartrate;

import coffee.domain.Added;
import coffee.domain.EntryTimes;
import coffee.domain.Page;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Durable record of each person's heart rate. {@code ReadingLogContract} is the full specification.
 *
 * <p>A reading is identified by its person, its moment and its source. Each method is one
 * transaction, or part of the one that {@code coffee.domain.Transactions} has open on this thread.
 * A person never sees or touches another person's readings. Writes raise the person's revision
 * when, and only when, they change something, and keep {@link HeartRateHistory} right as part of
 * the same transaction.
 */
public interface ReadingLog {

  /** A person can have this many sources, so that an id stays below 2^53. */
  int MAX_SOURCES = 256;

  /**
   * Keeps a reading. One with the same identity and heart rate as a stored one is EXISTING,
   * whatever its context and notes; one with another heart rate is a CONFLICT. Neither changes
   * anything. One from before single readings were given up is BEFORE_RETENTION, and not stored.
   *
   * @throws coffee.domain.DomainException CONFLICT {@code too_many_sources} over {@link
   *     #MAX_SOURCES}
   */
  Added<LoggedReading> add(PersonId person, Reading reading);

  /**
   * Keeps many readings, each as {@link #add} would, in the order given: of two with one identity
   * in the same list the first wins.
   *
   * @return what became of each, in the order given
   * @throws coffee.domain.DomainException CONFLICT {@code too_many_sources}; nothing is stored
   */
  default List<Added<LoggedReading>> addAll(PersonId person, List<Reading> readings) {
    return addAll(person, readings, OptionalLong.empty());
  }

  /**
   * Keeps many readings, as the other does, and remembers of those that it stores who brought them.
   *
   * @param importId the person's number of the import that brings them, if one does
   */
  List<Added<LoggedReading>> addAll(PersonId person, List<Reading> readings, OptionalLong importId);

  /**
   * Forgets the readings that an import has brought. What was changed since is no longer the
   * import's.
   *
   * @return how many
   */
  long removeImported(PersonId person, long importId);

  Optional<LoggedReading> find(PersonId person, long id);

  /**
   * Changes a reading; another moment or source moves it and gives it a new id. It is then the
   * person's own, even if an import has brought it.
   *
   * @param change given the reading as stored now, returns it as it shall be; if it throws, nothing
   *     changes
   * @return the reading as stored
   * @throws coffee.domain.DomainException NOT_FOUND; CONFLICT {@code reading_exists} if it moves to
   *     where another one is, {@code too_many_sources}; INVALID {@code before_retention} from or to
   *     where single readings were given up
   */
  LoggedReading change(PersonId person, long id, Function<LoggedReading, Reading> change);

  /**
   * Forgets a reading.
   *
   * @param check sees the reading as stored now; if it throws, the reading stays
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  void remove(PersonId person, long id, Consumer<LoggedReading> check);

  /** Readings that pass a filter, newest first (by moment, then id, descending). */
  List<LoggedReading> page(PersonId person, ReadingFilter filter, Page page);

  /**
   * Readings with {@code from <= measuredAt < until}, oldest first (by moment, then id, ascending).
   *
   * @param after the last reading already seen, exclusive
   * @param limit greatest number of readings, 1 or more
   */
  List<LoggedReading> series(
      PersonId person, Instant from, Instant until, Optional<Page.Position> after, int limit);

  /**
   * The latest reading that is of the present or the past: one that lies more than {@link
   * EntryTimes#CLOCK_SKEW} ahead is passed over.
   */
  default Optional<LoggedReading> current(PersonId person, Instant now) {
    return page(person, ReadingFilter.before(EntryTimes.beyond(now)), Page.first(1)).stream()
        .findFirst();
  }

  /** The reading of the latest moment. */
  Optional<LoggedReading> latest(PersonId person);
}
