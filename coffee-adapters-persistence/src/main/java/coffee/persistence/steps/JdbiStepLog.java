package coffee.persistence.steps;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.TimeRange;
import coffee.domain.person.PersonId;
import coffee.domain.steps.FiveMinuteSteps;
import coffee.domain.steps.StepCount;
import coffee.domain.steps.StepDay;
import coffee.domain.steps.StepLog;
import coffee.persistence.ChangedRanges;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import coffee.persistence.LockedPerson;
import coffee.persistence.PersonTransactions;
import coffee.persistence.RangeContent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** {@link StepLog} in PostgreSQL: the counts of a day and source are one packed value. */
public final class JdbiStepLog implements StepLog {

  private final Database database;
  private final PersonTransactions writes;

  /** Creates the log of a database. */
  public JdbiStepLog(Database database, PersonTransactions writes) {
    this.database = database;
    this.writes = writes;
  }

  @Override
  public List<AddResult<StepCount>> addAll(
      PersonId person, List<StepCount> counts, OptionalLong importId) {
    return writes.write(
        person,
        lock -> {
          StoredStepDays stored = new StoredStepDays(lock, person);
          Set<LocalDate> dates = new TreeSet<>();
          counts.forEach(steps -> dates.add(StepDay.dayOf(steps)));
          Map<Position, StepDay> days = stored.find(dates);
          requireRoom(days.keySet(), counts);
          Map<Position, StepDay> changed = new HashMap<>();
          Map<LocalDate, Long> storedByDay = new HashMap<>();
          List<AddResult<StepCount>> results = new ArrayList<>(counts.size());
          for (StepCount steps : counts) {
            Position position = new Position(StepDay.dayOf(steps), steps.source());
            StepDay day =
                days.computeIfAbsent(
                    position, missing -> new StepDay(missing.day(), missing.source(), 1));
            Outcome outcome = day.add(steps, importId.orElse(StepDay.NO_IMPORT));
            if (outcome == Outcome.STORED) {
              changed.put(position, day);
              storedByDay.merge(position.day(), 1L, Long::sum);
            }
            results.add(
                new AddResult<>(
                    outcome, outcome == Outcome.CONFLICT ? day.firstOverlapping(steps) : steps));
          }
          save(lock, stored, changed);
          ChangedRanges ranges = new ChangedRanges(RangeContent.STEPS);
          storedByDay.forEach((day, rows) -> addDay(ranges, day, rows));
          ranges.record(lock, importId);
          return results;
        });
  }

  private static void save(
      LockedPerson lock, StoredStepDays stored, Map<Position, StepDay> changed) {
    if (!changed.isEmpty()) {
      stored.save(changed.values());
      lock.markChanged();
    }
  }

  private static void requireRoom(Set<Position> stored, List<StepCount> counts) {
    Map<LocalDate, Set<String>> sources = new HashMap<>();
    stored.forEach(day -> add(sources, day.day(), day.source()));
    counts.forEach(steps -> add(sources, StepDay.dayOf(steps), steps.source()));
    if (sources.values().stream().anyMatch(names -> names.size() > MAX_SOURCES_PER_DAY)) {
      throw StepLog.tooManySources();
    }
  }

  private static void add(Map<LocalDate, Set<String>> sources, LocalDate day, String source) {
    boolean unused = sources.computeIfAbsent(day, absent -> new TreeSet<>()).add(source);
  }

  @Override
  public long removeImported(PersonId person, long importId) {
    return remove(
        person,
        new TimeRange(Instant.MIN, Instant.MAX),
        Optional.of(importId),
        day -> day.removeIf(i -> day.importId(i) == importId));
  }

  @Override
  public long remove(PersonId person, TimeRange range, Optional<String> source) {
    return remove(
        person,
        range,
        Optional.empty(),
        day ->
            source.filter(only -> !only.equals(day.source())).isPresent()
                ? 0
                : day.removeIf(i -> StepLog.isWithin(day.get(i), range)));
  }

  private long remove(
      PersonId person, TimeRange range, Optional<Long> importId, ToIntFunction<StepDay> removal) {
    return writes.write(
        person,
        lock -> {
          ChangedRanges ranges = new ChangedRanges(RangeContent.STEPS);
          long removed =
              new StoredStepDays(lock, person)
                  .remove(
                      day(range.from()),
                      day(range.until()),
                      importId,
                      day -> removeFrom(day, removal, ranges));
          if (removed > 0) {
            ranges.record(lock, importId.map(OptionalLong::of).orElse(OptionalLong.empty()));
            lock.markChanged();
          }
          return removed;
        });
  }

  private static int removeFrom(StepDay day, ToIntFunction<StepDay> removal, ChangedRanges ranges) {
    int removed = removal.applyAsInt(day);
    if (removed > 0) {
      addDay(ranges, day.day(), removed);
    }
    return removed;
  }

  private static void addDay(ChangedRanges ranges, LocalDate day, long rows) {
    TimeRange affected = FiveMinuteSteps.affectedBy(day);
    ranges.add(affected.from().toEpochMilli(), affected.until().toEpochMilli(), rows);
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(JdbcValues.clamp(moment), ZoneOffset.UTC);
  }

  @Override
  public List<StepDay> days(
      PersonId person, LocalDate from, LocalDate until, Optional<Position> after, int limit) {
    return database.read(
        person,
        handle ->
            StoredStepDays.slice(handle, person, from, until, after, Optional.empty(), limit));
  }
}
