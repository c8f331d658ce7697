package coffee.domain.heartrate;

import coffee.domain.AddResult;
import coffee.domain.TimestampRules;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Use case: record heart rates, and change recorded ones. Every way in goes through it, so that no
 * entry is stored that violates the rules for timestamps and heart rates. {@link ReadingLog} has
 * the other conditions and results. Thread-safe.
 */
public final class RecordReadings {

  private final ReadingLog log;
  private final ReadingRules rules;
  private final TimestampRules timestamps;

  /** Records into a log by the rules of the instance. */
  public RecordReadings(ReadingLog log, ReadingRules rules, TimestampRules timestamps) {
    this.log = log;
    this.rules = rules;
    this.timestamps = timestamps;
  }

  /**
   * Adds a reading.
   *
   * @throws coffee.domain.DomainException {@code timestamp_too_early}, {@code timestamp_in_future}
   *     or {@code out_of_range}; else as {@link ReadingLog#add}
   */
  public AddResult<LoggedReading> add(PersonId person, Reading reading) {
    requireValid(reading, timestamps.latest());
    return log.add(person, reading);
  }

  /**
   * Adds several readings.
   *
   * @return the result of each, in the given order
   * @throws coffee.domain.DomainException as {@link #add}; nothing is stored
   */
  public List<AddResult<LoggedReading>> addAll(PersonId person, List<Reading> readings) {
    return addAll(person, readings, OptionalLong.empty());
  }

  /**
   * Adds several readings and records the import that added them.
   *
   * @param importId the per-person id of the import, if any
   * @throws coffee.domain.DomainException as {@link #add}; nothing is stored
   */
  public List<AddResult<LoggedReading>> addAll(
      PersonId person, List<Reading> readings, OptionalLong importId) {
    Instant latest = timestamps.latest();
    readings.forEach(reading -> requireValid(reading, latest));
    return log.addAll(person, readings, importId);
  }

  /**
   * Changes a reading. A timestamp or heart rate that stays the same may violate the rules: a clock
   * may have been wrong, or the limits wider, when it was stored.
   *
   * @param change maps the stored reading to the new one; if it throws, nothing changes
   * @return the reading as stored
   * @throws coffee.domain.DomainException {@code timestamp_too_early}, {@code timestamp_in_future}
   *     or {@code out_of_range}; else as {@link ReadingLog#change}
   */
  public LoggedReading change(PersonId person, long id, Function<LoggedReading, Reading> change) {
    return log.change(
        person,
        id,
        stored -> {
          Reading wanted = change.apply(stored);
          requireValidChange(stored.reading(), wanted);
          return wanted;
        });
  }

  private void requireValid(Reading reading, Instant latest) {
    TimestampRules.requireValid(reading.measuredAt(), latest);
    rules.requireValid(reading.heartRate());
  }

  private void requireValidChange(Reading stored, Reading wanted) {
    if (!wanted.measuredAt().equals(stored.measuredAt())) {
      timestamps.requireValid(wanted.measuredAt());
    }
    if (!wanted.heartRate().equals(stored.heartRate())) {
      rules.requireValid(wanted.heartRate());
    }
  }
}
