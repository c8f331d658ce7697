package coffee.domain.heartrate;

import coffee.domain.AddResult;
import coffee.domain.Page;
import coffee.domain.TimestampRules;
import coffee.domain.entry.EntryLog;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Durable log of each person's heart rate. {@code ReadingLogContract} is the full specification.
 *
 * <p>{@link RecordReadings} applies the rules for entries. A reading is identified by person,
 * timestamp and source; its id is derived from them. Writes keep {@link HeartRateHistory} up to
 * date in the same transaction.
 */
public interface ReadingLog extends EntryLog<Reading, LoggedReading> {

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
  @Override
  AddResult<LoggedReading> add(PersonId person, Reading reading);

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
  @Override
  LoggedReading change(PersonId person, long id, Function<LoggedReading, Reading> change);

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
   * The latest reading that is not in the future: one more than {@link TimestampRules#CLOCK_SKEW}
   * ahead is skipped.
   */
  default Optional<LoggedReading> current(PersonId person, Instant now) {
    return page(person, ReadingFilter.before(TimestampRules.beyond(now)), Page.first(1)).stream()
        .findFirst();
  }

  /** The latest reading. */
  Optional<LoggedReading> latest(PersonId person);
}
