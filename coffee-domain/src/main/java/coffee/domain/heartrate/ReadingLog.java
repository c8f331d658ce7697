package coffee.domain.heartrate;

import coffee.domain.AddResult;
import coffee.domain.Page;
import coffee.domain.TimestampRules;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Durable record of each person's heart rate. {@code ReadingLogContract} is the full specification.
 * The log does not know the rules for entries: {@link RecordReadings} applies them, and nothing
 * else may add or change readings.
 *
 * <p>A reading is identified by person, timestamp and source. Each method is one transaction, or
 * part of the one that {@code coffee.domain.work.Transactions} has open on this thread. A person
 * never sees or changes another person's readings. Writes raise the person's revision if and only
 * if they change something, and keep {@link HeartRateHistory} up to date in the same transaction.
 */
public interface ReadingLog {

  /** Maximum number of sources per person, so that an id stays below 2^53. */
  int MAX_SOURCES = 256;

  /**
   * Adds a reading. One with the same identity and heart rate as a stored one is EXISTING,
   * regardless of context and notes; one with another heart rate is a CONFLICT. Neither changes
   * anything. One from before the retention limit is BEFORE_RETENTION and not stored.
   *
   * @throws coffee.domain.DomainException CONFLICT {@code too_many_sources} over {@link
   *     #MAX_SOURCES}
   */
  AddResult<LoggedReading> add(PersonId person, Reading reading);

  /**
   * Adds several readings, each like {@link #add}, in the given order: of two with one identity in
   * the same list the first wins.
   *
   * @return the result of each, in the given order
   * @throws coffee.domain.DomainException CONFLICT {@code too_many_sources}; nothing is stored
   */
  default List<AddResult<LoggedReading>> addAll(PersonId person, List<Reading> readings) {
    return addAll(person, readings, OptionalLong.empty());
  }

  /**
   * Adds several readings and records the import that added them.
   *
   * @param importId the per-person id of the import, if any
   */
  List<AddResult<LoggedReading>> addAll(
      PersonId person, List<Reading> readings, OptionalLong importId);

  /**
   * Removes the readings added by an import. Readings changed since then no longer belong to the
   * import.
   *
   * @return the number of removed readings
   */
  long removeImported(PersonId person, long importId);

  Optional<LoggedReading> find(PersonId person, long id);

  /**
   * Changes a reading; another timestamp or source gives it a new id. It then no longer belongs to
   * an import.
   *
   * @param change maps the stored reading to the new one; if it throws, nothing changes
   * @return the reading as stored
   * @throws coffee.domain.DomainException NOT_FOUND; CONFLICT {@code reading_exists} if it moves to
   *     an existing one, {@code too_many_sources}; INVALID {@code before_retention} from or to
   *     before the retention limit
   */
  LoggedReading change(PersonId person, long id, Function<LoggedReading, Reading> change);

  /**
   * Removes a reading.
   *
   * @param check receives the stored reading; if it throws, the reading is kept
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  void remove(PersonId person, long id, Consumer<LoggedReading> check);

  /** Readings that match a filter, newest first (by timestamp, then id, descending). */
  List<LoggedReading> page(PersonId person, ReadingFilter filter, Page page);

  /**
   * Readings with {@code from <= measuredAt < until}, oldest first (by timestamp, then id).
   *
   * @param after the last reading already seen, exclusive
   * @param limit maximum number of readings, 1 or more
   */
  List<LoggedReading> oldestFirst(
      PersonId person, Instant from, Instant until, Optional<Page.Position> after, int limit);

  /**
   * The latest reading that is of the present or the past: one that lies more than {@link
   * TimestampRules#CLOCK_SKEW} ahead is passed over.
   */
  default Optional<LoggedReading> current(PersonId person, Instant now) {
    return page(person, ReadingFilter.before(TimestampRules.beyond(now)), Page.first(1)).stream()
        .findFirst();
  }

  /** The latest reading. */
  Optional<LoggedReading> latest(PersonId person);
}
