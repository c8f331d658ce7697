package coffee.domain.steps;

import static java.util.Comparator.comparing;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.TimeRange;
import coffee.domain.changes.ChangeNote;
import coffee.domain.person.InMemoryPeople;
import coffee.domain.person.PersonId;
import coffee.domain.work.InMemoryTransactions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** A volatile {@link StepLog}. */
public final class InMemoryStepLog implements StepLog {

  private static final Comparator<StepDay> ORDER =
      comparing(StepDay::day).thenComparing(StepDay::source);

  private record Key(PersonId person, Position position) {}

  private final InMemoryTransactions transactions;
  private final InMemoryPeople people;
  private final Map<Key, StepDay> days = new HashMap<>();

  /** An empty log. */
  public InMemoryStepLog(InMemoryTransactions transactions, InMemoryPeople people) {
    this.transactions = transactions;
    this.people = people;
    people.alsoErasing(erased -> transactions.removeAll(days, key -> key.person().equals(erased)));
  }

  @Override
  public List<AddResult<StepCount>> addAll(
      PersonId person, List<StepCount> counts, OptionalLong importId) {
    return transactions.call(
        () -> {
          people.require(person);
          List<AddResult<StepCount>> results = new ArrayList<>();
          counts.forEach(
              steps -> results.add(add(person, steps, importId.orElse(StepDay.NO_IMPORT))));
          List<StepCount> stored =
              results.stream()
                  .filter(result -> result.outcome() == Outcome.STORED)
                  .map(AddResult::entry)
                  .toList();
          SortedSet<LocalDate> changed = new TreeSet<>();
          stored.forEach(steps -> changed.add(StepDay.dayOf(steps)));
          if (!stored.isEmpty()) {
            people.raiseRevision(person, ChangeNote.stepDays(changed, stored.size(), importId));
          }
          return results;
        });
  }

  private AddResult<StepCount> add(PersonId person, StepCount steps, long importId) {
    LocalDate day = StepDay.dayOf(steps);
    Key key = new Key(person, new Position(day, steps.source()));
    if (!days.containsKey(key) && sourcesOf(person, day) >= MAX_SOURCES_PER_DAY) {
      throw StepLog.tooManySources();
    }
    StepDay copy = Optional.ofNullable(days.get(key)).orElse(new StepDay(day, steps.source(), 1));
    copy = copy.copy();
    Outcome outcome = copy.add(steps, importId);
    if (outcome == Outcome.STORED) {
      transactions.put(days, key, copy);
    }
    return new AddResult<>(
        outcome, outcome == Outcome.CONFLICT ? copy.firstOverlapping(steps) : steps);
  }

  private long sourcesOf(PersonId person, LocalDate day) {
    return days.keySet().stream()
        .filter(key -> key.person().equals(person) && key.position().day().equals(day))
        .count();
  }

  @Override
  public long removeImported(PersonId person, long importId) {
    return remove(
        person, OptionalLong.of(importId), day -> day.removeIf(i -> day.importId(i) == importId));
  }

  @Override
  public long remove(PersonId person, TimeRange range, Optional<String> source) {
    return remove(
        person,
        OptionalLong.empty(),
        day ->
            source.filter(only -> !only.equals(day.source())).isPresent()
                ? 0
                : day.removeIf(i -> StepLog.isWithin(day.get(i), range)));
  }

  private long remove(PersonId person, OptionalLong importId, ToIntFunction<StepDay> removal) {
    return transactions.call(
        () -> {
          people.require(person);
          long removed = 0;
          SortedSet<LocalDate> changed = new TreeSet<>();
          for (Map.Entry<Key, StepDay> stored : List.copyOf(days.entrySet())) {
            Key key = stored.getKey();
            int ofDay = key.person().equals(person) ? remove(key, stored.getValue(), removal) : 0;
            removed += ofDay;
            if (ofDay > 0) {
              changed.add(key.position().day());
            }
          }
          if (removed > 0) {
            people.raiseRevision(person, ChangeNote.stepDays(changed, removed, importId));
          }
          return removed;
        });
  }

  private int remove(Key key, StepDay stored, ToIntFunction<StepDay> removal) {
    StepDay copy = stored.copy();
    int removed = removal.applyAsInt(copy);
    if (removed > 0 && copy.size() > 0) {
      transactions.put(days, key, copy);
    } else if (removed > 0) {
      transactions.remove(days, key);
    }
    return removed;
  }

  @Override
  public List<StepDay> days(
      PersonId person, LocalDate from, LocalDate until, Optional<Position> after, int limit) {
    return transactions.call(
        () ->
            days.entrySet().stream()
                .filter(entry -> entry.getKey().person().equals(person))
                .map(entry -> entry.getValue().copy())
                .filter(day -> !day.day().isBefore(from) && !day.day().isAfter(until))
                .filter(day -> after.map(last -> isAfter(day, last)).orElse(true))
                .sorted(ORDER)
                .limit(limit)
                .toList());
  }

  private static boolean isAfter(StepDay day, Position last) {
    int byDay = day.day().compareTo(last.day());
    return byDay > 0 || (byDay == 0 && day.source().compareTo(last.source()) > 0);
  }
}
