package coffee.domain.heartrate;

import static java.util.Comparator.comparing;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.DomainException;
import coffee.domain.Page;
import coffee.domain.Page.Position;
import coffee.domain.changes.ChangeKind;
import coffee.domain.changes.ChangeNote;
import coffee.domain.person.InMemoryPeople;
import coffee.domain.person.PersonId;
import coffee.domain.work.InMemoryTransactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** A volatile {@link ReadingLog}. */
public final class InMemoryReadingLog implements ReadingLog {

  private static final Comparator<LoggedReading> NEWEST_FIRST =
      comparing((LoggedReading entry) -> entry.reading().measuredAt())
          .thenComparing(LoggedReading::id)
          .reversed();

  private record Key(PersonId person, long id) {}

  private record SourceKey(PersonId person, String name) {}

  private final InMemoryTransactions transactions;
  private final InMemoryPeople people;
  private final Map<Key, LoggedReading> entries = new HashMap<>();
  private final Map<Key, Long> imported = new HashMap<>();
  private final Map<SourceKey, Integer> sources = new HashMap<>();

  /** An empty log. */
  public InMemoryReadingLog(InMemoryTransactions transactions, InMemoryPeople people) {
    this.transactions = transactions;
    this.people = people;
    people.alsoErasing(
        erased -> {
          transactions.removeAll(entries, key -> key.person().equals(erased));
          transactions.removeAll(imported, key -> key.person().equals(erased));
          transactions.removeAll(sources, key -> key.person().equals(erased));
        });
  }

  @Override
  public AddResult<LoggedReading> add(PersonId person, Reading reading) {
    return addAll(person, List.of(reading)).get(0);
  }

  @Override
  public List<AddResult<LoggedReading>> addAll(
      PersonId person, List<Reading> readings, OptionalLong importId) {
    return transactions.call(
        () -> {
          people.require(person);
          requireRoom(person, readings.stream().map(Reading::source).toList());
          List<AddResult<LoggedReading>> added = new ArrayList<>();
          readings.forEach(reading -> added.add(addOne(person, reading, importId)));
          return added;
        });
  }

  @Override
  public long removeImported(PersonId person, long importId) {
    return transactions.call(
        () -> {
          people.require(person);
          List<Key> brought =
              imported.entrySet().stream()
                  .filter(entry -> entry.getKey().person().equals(person))
                  .filter(entry -> entry.getValue() == importId)
                  .map(Map.Entry::getKey)
                  .toList();
          brought.forEach(key -> remove(person, key.id(), OptionalLong.of(importId)));
          return (long) brought.size();
        });
  }

  private AddResult<LoggedReading> addOne(PersonId person, Reading reading, OptionalLong importId) {
    long id = id(person, reading);
    LoggedReading earlier = entries.get(new Key(person, id));
    if (earlier == null) {
      importId.ifPresent(brought -> transactions.put(imported, new Key(person, id), brought));
      return new AddResult<>(
          Outcome.STORED,
          keep(person, new LoggedReading(id, reading), List.of(reading.measuredAt()), importId));
    }
    boolean same = earlier.reading().heartRate().equals(reading.heartRate());
    return new AddResult<>(same ? Outcome.EXISTING : Outcome.CONFLICT, earlier);
  }

  @Override
  public Optional<LoggedReading> find(PersonId person, long id) {
    return transactions.call(() -> Optional.ofNullable(entries.get(new Key(person, id))));
  }

  @Override
  public LoggedReading change(PersonId person, long id, Function<LoggedReading, Reading> change) {
    return transactions.call(
        () -> {
          LoggedReading stored = require(person, id);
          Reading changed = change.apply(stored);
          if (changed.equals(stored.reading())) {
            return stored;
          }
          requireRoom(person, List.of(changed.source()));
          long newId = id(person, changed);
          if (newId != id && entries.containsKey(new Key(person, newId))) {
            throw DomainException.conflict(
                "reading_exists", "there is another reading with this time and source");
          }
          transactions.remove(entries, new Key(person, id));
          transactions.remove(imported, new Key(person, id));
          return keep(
              person,
              new LoggedReading(newId, changed),
              List.of(stored.reading().measuredAt(), changed.measuredAt()),
              OptionalLong.empty());
        });
  }

  @Override
  public void remove(PersonId person, long id, Consumer<LoggedReading> check) {
    transactions.call(
        () -> {
          LoggedReading stored = require(person, id);
          check.accept(stored);
          remove(person, id, OptionalLong.empty());
          return stored;
        });
  }

  private void remove(PersonId person, long id, OptionalLong importId) {
    List<Instant> times = List.of(require(person, id).reading().measuredAt());
    transactions.remove(entries, new Key(person, id));
    transactions.remove(imported, new Key(person, id));
    people.raiseRevision(person, ChangeNote.hours(ChangeKind.HEART_RATE, times, importId));
  }

  @Override
  public List<LoggedReading> page(PersonId person, ReadingFilter filter, Page page) {
    return transactions.call(
        () ->
            of(person)
                .filter(entry -> passes(entry.reading(), filter))
                .filter(entry -> page.after().stream().allMatch(seen -> compare(entry, seen) < 0))
                .sorted(NEWEST_FIRST)
                .skip(page.offset())
                .limit(page.limit())
                .toList());
  }

  @Override
  public List<LoggedReading> oldestFirst(
      PersonId person, Instant from, Instant until, Optional<Position> after, int limit) {
    ReadingFilter period = ReadingFilter.between(from, until);
    return transactions.call(
        () ->
            of(person)
                .filter(entry -> passes(entry.reading(), period))
                .filter(entry -> after.stream().allMatch(seen -> compare(entry, seen) > 0))
                .sorted(NEWEST_FIRST.reversed())
                .limit(limit)
                .toList());
  }

  @Override
  public Optional<LoggedReading> latest(PersonId person) {
    return transactions.call(() -> of(person).min(NEWEST_FIRST));
  }

  /** Readings with {@code from <= measuredAt < until}, in no order. */
  List<Reading> between(PersonId person, Instant from, Instant until) {
    ReadingFilter filter = ReadingFilter.between(from, until);
    return transactions.call(
        () -> of(person).map(LoggedReading::reading).filter(r -> passes(r, filter)).toList());
  }

  private Stream<LoggedReading> of(PersonId person) {
    return entries.entrySet().stream()
        .filter(entry -> entry.getKey().person().equals(person))
        .map(Map.Entry::getValue);
  }

  private LoggedReading require(PersonId person, long id) {
    return find(person, id).orElseThrow(() -> DomainException.notFound("no such reading"));
  }

  private LoggedReading keep(
      PersonId person, LoggedReading entry, List<Instant> times, OptionalLong importId) {
    transactions.put(entries, new Key(person, entry.id()), entry);
    people.raiseRevision(person, ChangeNote.hours(ChangeKind.HEART_RATE, times, importId));
    return entry;
  }

  private void requireRoom(PersonId person, List<String> more) {
    Set<String> names = new HashSet<>(more);
    sources.keySet().stream()
        .filter(source -> source.person().equals(person))
        .forEach(source -> names.add(source.name()));
    if (names.size() > MAX_SOURCES) {
      throw DomainException.conflict(
          "too_many_sources", "a person can have %d sources".formatted(MAX_SOURCES));
    }
  }

  private long id(PersonId person, Reading reading) {
    SourceKey source = new SourceKey(person, reading.source());
    if (!sources.containsKey(source)) {
      long number = sources.keySet().stream().filter(s -> s.person().equals(person)).count();
      transactions.put(sources, source, (int) number);
    }
    return reading.measuredAt().toEpochMilli() * MAX_SOURCES + sources.getOrDefault(source, 0);
  }

  private static boolean passes(Reading reading, ReadingFilter filter) {
    int bpm = reading.heartRate().bpm();
    return filter.from().stream().noneMatch(from -> reading.measuredAt().isBefore(from))
        && filter.until().stream().allMatch(until -> reading.measuredAt().isBefore(until))
        && filter.contextLabel().stream().allMatch(reading.context().label()::equals)
        && filter.source().stream().allMatch(reading.source()::equals)
        && bpm >= filter.minimumBpm().orElse(HeartRate.MIN_BPM)
        && bpm <= filter.maximumBpm().orElse(HeartRate.MAX_BPM);
  }

  private static int compare(LoggedReading entry, Position seen) {
    int byInstant = entry.reading().measuredAt().compareTo(seen.instant());
    return byInstant == 0 ? Long.compare(entry.id(), seen.id()) : byInstant;
  }
}
