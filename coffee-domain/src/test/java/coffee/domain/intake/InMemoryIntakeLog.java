package coffee.domain.intake;

import static java.util.Comparator.comparing;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.DomainException;
import coffee.domain.Page;
import coffee.domain.TimeRange;
import coffee.domain.changes.ChangeKind;
import coffee.domain.changes.ChangeNote;
import coffee.domain.person.InMemoryPeople;
import coffee.domain.person.PersonId;
import coffee.domain.webhooks.EventOutbox;
import coffee.domain.webhooks.WebhookEvent;
import coffee.domain.work.InMemoryTransactions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** A volatile {@link IntakeLog}. */
public final class InMemoryIntakeLog implements IntakeLog {

  private static final Comparator<LoggedIntake> OLDEST_FIRST =
      comparing((LoggedIntake entry) -> entry.intake().consumedAt())
          .thenComparing(LoggedIntake::id);

  private record Key(PersonId person, long id) {}

  private final InMemoryTransactions transactions;
  private final InMemoryPeople people;
  private final EventOutbox outbox;
  private final Clock clock;
  private final Map<Key, LoggedIntake> entries = new HashMap<>();
  private final Map<Key, Long> imported = new HashMap<>();

  /** Entries that a person has changed. */
  private final Map<Key, Boolean> changed = new HashMap<>();

  /** Doses that imports replaced, the oldest first. */
  private final Map<Key, List<Replaced>> replaced = new HashMap<>();

  private record Replaced(Caffeine caffeine, Optional<Long> importId) {}

  /** Where entries were before they were deleted or moved. */
  private final Map<RemovalKey, Removal> removals = new HashMap<>();

  private record RemovalKey(PersonId person, long id, Instant consumedAt) {}

  private record Removal(Instant loggedAt, Instant removedAt) {}

  private long lastId;

  /**
   * An empty log.
   *
   * @param outbox is told what happens to them
   * @param clock tells when an entry is stored
   */
  public InMemoryIntakeLog(
      InMemoryTransactions transactions, InMemoryPeople people, EventOutbox outbox, Clock clock) {
    this.transactions = transactions;
    this.people = people;
    this.outbox = outbox;
    this.clock = clock;
    people.alsoErasing(
        erased -> {
          transactions.removeAll(entries, key -> key.person().equals(erased));
          transactions.removeAll(imported, key -> key.person().equals(erased));
          transactions.removeAll(changed, key -> key.person().equals(erased));
          transactions.removeAll(replaced, key -> key.person().equals(erased));
          transactions.removeAll(removals, key -> key.person().equals(erased));
        });
  }

  @Override
  public AddResult<LoggedIntake> add(PersonId person, Intake intake) {
    return addAll(person, List.of(intake)).get(0);
  }

  private AddResult<LoggedIntake> addOne(PersonId person, Intake intake) {
    people.require(person);
    return withClientId(person, intake.clientId())
        .map(earlier -> new AddResult<>(Outcome.EXISTING, earlier))
        .orElseGet(() -> new AddResult<>(Outcome.STORED, store(person, intake)));
  }

  @Override
  public List<AddResult<LoggedIntake>> addAll(
      PersonId person, List<Intake> intakes, OptionalLong importId) {
    return transactions.call(
        () -> {
          List<AddResult<LoggedIntake>> added =
              intakes.stream().map(intake -> addOne(person, intake)).toList();
          added.stream()
              .filter(one -> one.outcome() == Outcome.STORED && importId.isPresent())
              .map(one -> new Key(person, one.entry().id()))
              .forEach(key -> transactions.put(imported, key, importId.getAsLong()));
          if (importId.isEmpty()) {
            outbox.add(
                person,
                added.stream()
                    .filter(one -> one.outcome() == Outcome.STORED)
                    .map(one -> WebhookEvent.created(one.entry()))
                    .toList());
          }
          return added;
        });
  }

  @Override
  public boolean replaceImported(
      PersonId person, long id, Caffeine caffeine, OptionalLong importId) {
    return transactions.call(
        () -> {
          LoggedIntake stored = require(person, id);
          Key key = new Key(person, id);
          if (stored.intake().caffeine().equals(caffeine)) {
            return true;
          }
          if (changed.containsKey(key)) {
            return false;
          }
          Optional<Long> owner = Optional.ofNullable(imported.get(key));
          Optional<Long> next = importId.stream().boxed().findFirst();
          if (!owner.equals(next)) {
            List<Replaced> before = new ArrayList<>(replaced.getOrDefault(key, List.of()));
            before.add(new Replaced(stored.intake().caffeine(), owner));
            transactions.put(replaced, key, before);
          }
          write(key, stored, caffeine, next);
          return true;
        });
  }

  private void write(Key key, LoggedIntake stored, Caffeine caffeine, Optional<Long> owner) {
    Intake intake = stored.intake();
    keep(
        key.person(),
        new LoggedIntake(
            key.id(),
            new Intake(
                intake.consumedAt(),
                caffeine,
                intake.coffeeType(),
                intake.notes(),
                intake.duration(),
                intake.source(),
                intake.clientId()),
            stored.createdAt(),
            clock.instant()));
    if (owner.isPresent()) {
      transactions.put(imported, key, owner.get());
    } else {
      transactions.remove(imported, key);
    }
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
          brought.forEach(this::takeBack);
          List.copyOf(replaced.keySet()).stream()
              .filter(key -> key.person().equals(person))
              .forEach(key -> forget(key, importId));
          return (long) brought.size();
        });
  }

  private void takeBack(Key key) {
    List<Replaced> before = new ArrayList<>(replaced.getOrDefault(key, List.of()));
    if (before.isEmpty()) {
      delete(key.person(), key.id());
      return;
    }
    Replaced last = before.remove(before.size() - 1);
    transactions.put(replaced, key, before);
    write(key, require(key.person(), key.id()), last.caffeine(), last.importId());
  }

  private void forget(Key key, long importId) {
    transactions.put(
        replaced,
        key,
        replaced.getOrDefault(key, List.of()).stream()
            .filter(one -> !one.importId().equals(Optional.of(importId)))
            .toList());
  }

  @Override
  public Optional<LoggedIntake> find(PersonId person, long id) {
    return transactions.call(() -> Optional.ofNullable(entries.get(new Key(person, id))));
  }

  @Override
  public LoggedIntake change(PersonId person, long id, Function<LoggedIntake, Intake> change) {
    return transactions.call(
        () -> {
          LoggedIntake stored = require(person, id);
          Intake edited = change.apply(stored);
          if (edited.equals(stored.intake())) {
            return stored;
          }
          if (withClientId(person, edited.clientId()).filter(e -> e.id() != id).isPresent()) {
            throw DomainException.conflict("client_id_taken", "another coffee has this client_id");
          }
          transactions.remove(imported, new Key(person, id));
          transactions.remove(replaced, new Key(person, id));
          transactions.put(changed, new Key(person, id), true);
          if (!edited.consumedAt().equals(stored.intake().consumedAt())) {
            recordRemoval(person, stored);
          }
          LoggedIntake updated =
              keep(person, new LoggedIntake(id, edited, stored.createdAt(), clock.instant()));
          outbox.add(person, List.of(WebhookEvent.updated(updated)));
          return updated;
        });
  }

  @Override
  public void remove(PersonId person, long id, Consumer<LoggedIntake> check) {
    transactions.call(
        () -> {
          LoggedIntake stored = require(person, id);
          check.accept(stored);
          delete(person, id);
          outbox.add(person, List.of(WebhookEvent.deleted(stored, clock.instant())));
          return stored;
        });
  }

  private void delete(PersonId person, long id) {
    Key key = new Key(person, id);
    recordRemoval(person, require(person, id));
    transactions.remove(entries, key);
    transactions.remove(imported, key);
    transactions.remove(changed, key);
    transactions.remove(replaced, key);
    people.raiseRevision(person, ChangeNote.deleted(ChangeKind.COFFEE, id));
  }

  @Override
  public List<LoggedIntake> page(PersonId person, IntakeFilter filter, Page page) {
    return transactions.call(
        () ->
            of(person)
                .filter(entry -> passes(entry.intake(), filter))
                .filter(entry -> page.after().stream().allMatch(seen -> isBefore(entry, seen)))
                .sorted(OLDEST_FIRST.reversed())
                .skip(page.offset())
                .limit(page.limit())
                .toList());
  }

  @Override
  public List<IntakeTotals> totals(PersonId person, List<TimeRange> ranges) {
    return ranges.stream().map(range -> totals(within(person, range))).toList();
  }

  private static IntakeTotals totals(List<Intake> intakes) {
    if (intakes.isEmpty()) {
      return IntakeTotals.NONE;
    }
    DoubleSummaryStatistics doses =
        intakes.stream().mapToDouble(intake -> intake.caffeine().milligrams()).summaryStatistics();
    return new IntakeTotals(
        intakes.size(),
        doses.getSum(),
        OptionalDouble.of(doses.getMin()),
        OptionalDouble.of(doses.getMax()),
        Optional.of(intakes.get(0).consumedAt()),
        Optional.of(intakes.get(intakes.size() - 1).consumedAt()));
  }

  @Override
  public IntakeSummary summary(PersonId person, List<TimeRange> ranges) {
    TimeRange all = new TimeRange(ranges.get(0).from(), ranges.get(ranges.size() - 1).until());
    return new IntakeSummary(totals(person, ranges), mostCommonType(person, all));
  }

  private Optional<String> mostCommonType(PersonId person, TimeRange range) {
    Map<String, Integer> times = new LinkedHashMap<>();
    for (Intake intake : within(person, range)) {
      intake
          .coffeeType()
          .ifPresent(
              type -> {
                Integer before = times.remove(type); // so that the latest drunk stands last
                times.put(type, before == null ? 1 : before + 1);
              });
    }
    return times.entrySet().stream()
        .reduce((best, next) -> next.getValue() >= best.getValue() ? next : best)
        .map(Map.Entry::getKey);
  }

  @Override
  public List<FrequentDrink> frequentDrinks(PersonId person, TimeRange range, int limit) {
    Map<List<Object>, FrequentDrink> drinks = new LinkedHashMap<>();
    for (Intake intake : within(person, range)) {
      drinks.merge(
          List.of(intake.coffeeType(), intake.caffeine()),
          new FrequentDrink(intake.coffeeType(), intake.caffeine(), 1, intake.consumedAt()),
          (before, next) ->
              new FrequentDrink(
                  before.coffeeType(), before.caffeine(), before.count() + 1, next.lastAt()));
    }
    return drinks.values().stream()
        .sorted(
            Comparator.comparing(FrequentDrink::count)
                .thenComparing(FrequentDrink::lastAt)
                .thenComparing(FrequentDrink::caffeine)
                .reversed()
                .thenComparing(drink -> drink.coffeeType().orElse("")))
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<Caffeine> medianDose(PersonId person, TimeRange range) {
    List<Caffeine> doses =
        within(person, range).stream()
            .map(Intake::caffeine)
            .filter(caffeine -> caffeine.milligrams() > 0)
            .sorted()
            .toList();
    return doses.isEmpty() ? Optional.empty() : Optional.of(doses.get((doses.size() - 1) / 2));
  }

  private void recordRemoval(PersonId person, LoggedIntake stored) {
    transactions.put(
        removals,
        new RemovalKey(person, stored.id(), stored.intake().consumedAt()),
        new Removal(stored.createdAt(), clock.instant()));
  }

  /** Remembers all removals. */
  @Override
  public IntakeChanges changesSince(PersonId person, TimeRange range, Instant since) {
    return transactions.call(
        () -> {
          List<LoggedIntake> inRange =
              of(person).filter(entry -> isIn(range, entry.intake().consumedAt())).toList();
          int added = 0;
          int edited = 0;
          for (LoggedIntake entry : inRange) {
            if (entry.createdAt().isAfter(since)) {
              added++;
            } else if (entry.updatedAt().isAfter(since)) {
              edited++;
            }
          }
          List<Long> present = inRange.stream().map(LoggedIntake::id).toList();
          long removed =
              removals.entrySet().stream()
                  .filter(removal -> removal.getKey().person().equals(person))
                  .filter(removal -> isIn(range, removal.getKey().consumedAt()))
                  .filter(removal -> !removal.getValue().loggedAt().isAfter(since))
                  .filter(removal -> removal.getValue().removedAt().isAfter(since))
                  .map(removal -> removal.getKey().id())
                  .distinct()
                  .filter(id -> !present.contains(id))
                  .count();
          return new IntakeChanges(added, edited, (int) removed);
        });
  }

  @Override
  public void forEachDose(PersonId person, TimeRange range, Consumer<ConsumedDose> consumer) {
    within(person, range).stream()
        .map(
            intake ->
                new ConsumedDose(
                    intake.consumedAt(), intake.caffeine(), intake.duration(), intake.coffeeType()))
        .forEach(consumer);
  }

  @Override
  public void forEachAt(PersonId person, List<Instant> instants, Consumer<LoggedIntake> consumer) {
    List<LoggedIntake> found =
        transactions.call(
            () ->
                of(person)
                    .filter(entry -> instants.contains(entry.intake().consumedAt()))
                    .sorted(OLDEST_FIRST)
                    .toList());
    found.forEach(consumer);
  }

  private List<Intake> within(PersonId person, TimeRange range) {
    return transactions.call(
        () ->
            of(person)
                .filter(entry -> isIn(range, entry.intake().consumedAt()))
                .sorted(OLDEST_FIRST)
                .map(LoggedIntake::intake)
                .toList());
  }

  private static boolean isIn(TimeRange range, Instant instant) {
    return !instant.isBefore(range.from()) && instant.isBefore(range.until());
  }

  private Stream<LoggedIntake> of(PersonId person) {
    return entries.entrySet().stream()
        .filter(entry -> entry.getKey().person().equals(person))
        .map(Map.Entry::getValue);
  }

  private Optional<LoggedIntake> withClientId(PersonId person, Optional<String> clientId) {
    return clientId.isEmpty()
        ? Optional.empty()
        : of(person).filter(entry -> entry.intake().clientId().equals(clientId)).findAny();
  }

  private LoggedIntake require(PersonId person, long id) {
    return find(person, id).orElseThrow(() -> DomainException.notFound("no such coffee"));
  }

  private LoggedIntake store(PersonId person, Intake intake) {
    Instant now = clock.instant();
    return keep(person, new LoggedIntake(++lastId, intake, now, now));
  }

  private LoggedIntake keep(PersonId person, LoggedIntake entry) {
    transactions.put(entries, new Key(person, entry.id()), entry);
    people.raiseRevision(person, ChangeNote.stored(ChangeKind.COFFEE, entry.id()));
    return entry;
  }

  private static boolean passes(Intake intake, IntakeFilter filter) {
    double milligrams = intake.caffeine().milligrams();
    return filter.from().stream().noneMatch(from -> intake.consumedAt().isBefore(from))
        && filter.until().stream().allMatch(until -> intake.consumedAt().isBefore(until))
        && filter.coffeeType().stream()
            .allMatch(type -> intake.coffeeType().equals(Optional.of(type)))
        && milligrams >= filter.minimumMg().orElse(0)
        && milligrams <= filter.maximumMg().orElse(Double.MAX_VALUE);
  }

  private static boolean isBefore(LoggedIntake entry, Page.Position seen) {
    int byInstant = entry.intake().consumedAt().compareTo(seen.instant());
    return byInstant < 0 || (byInstant == 0 && entry.id() < seen.id());
  }
}
