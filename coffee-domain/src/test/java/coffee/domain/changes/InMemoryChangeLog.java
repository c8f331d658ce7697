package coffee.domain.changes;

import coffee.domain.changes.ChangedRecord.ChangedExperiment;
import coffee.domain.changes.ChangedRecord.ChangedIntake;
import coffee.domain.changes.ChangedRecord.ChangedProfile;
import coffee.domain.changes.ChangedRecord.ChangedRange;
import coffee.domain.experiment.ExperimentStore;
import coffee.domain.imports.ImportJob;
import coffee.domain.imports.ImportJobs;
import coffee.domain.imports.ImportRemoval;
import coffee.domain.imports.ImportState;
import coffee.domain.imports.rows.StoredPeriod;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.InMemoryPeople;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.work.InMemoryTransactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A volatile {@link ChangeLog}, with its retention. */
public final class InMemoryChangeLog implements ChangeLog, ChangeRetention {

  private static final Instant FIRST_START = Instant.parse("2026-03-01T09:00:00Z");

  private record Key(PersonId person, long revision) {}

  private record Noted(Instant at, ChangeNote note) {}

  /** The stores whose records are read. */
  public record Records(IntakeLog intakes, ExperimentStore experiments, ImportJobs imports) {}

  private final InMemoryTransactions transactions;
  private final InMemoryPeople people;
  private final Records records;
  private final Map<Key, Noted> notes = new HashMap<>();
  private final Map<PersonId, Instant> starts = new HashMap<>();
  private final Map<PersonId, Long> purged = new HashMap<>();

  /** Listens to what the doubles of a store change. */
  public InMemoryChangeLog(
      InMemoryTransactions transactions, InMemoryPeople people, Records records, Clock clock) {
    this.transactions = transactions;
    this.people = people;
    this.records = records;
    people.alsoRaising(
        (person, note) ->
            transactions.put(
                notes, new Key(person.id(), person.revision()), new Noted(clock.instant(), note)));
    people.alsoErasing(
        erased -> {
          transactions.removeAll(notes, key -> key.person().equals(erased));
          transactions.put(
              starts, erased, starts.getOrDefault(erased, FIRST_START).plusNanos(1_000));
          transactions.remove(purged, erased);
        });
  }

  @Override
  public FeedState state(PersonId person) {
    return transactions.call(
        () ->
            new FeedState(
                starts.getOrDefault(person, FIRST_START),
                people.require(person).revision(),
                purged.getOrDefault(person, 0L)));
  }

  @Override
  public List<Change> page(PersonId person, ChangeQuery query) {
    return transactions.call(
        () ->
            all(person)
                .filter(change -> query.kinds().contains(change.kind()))
                .filter(change -> change.position().compareTo(start(change, query)) > 0)
                .filter(change -> change.position().revision() <= query.until())
                .sorted(Comparator.comparing(Change::position))
                .limit(query.limit())
                .toList());
  }

  private static ChangePosition start(Change change, ChangeQuery query) {
    boolean isKept =
        change.operation() == ChangeOperation.CREATED
            || change.operation() == ChangeOperation.UPDATED
            || change.kind() == ChangeKind.IMPORT;
    return isKept ? query.after() : query.afterStart();
  }

  private Stream<Change> all(PersonId person) {
    NavigableMap<Long, Noted> noted = last(person);
    noted
        .headMap(purged.getOrDefault(person, 0L), true)
        .values()
        .removeIf(old -> isPurgeable(old.note()));
    if (noted.values().stream().noneMatch(one -> one.note().kind() == ChangeKind.PROFILE)) {
      noted.put(0L, new Noted(Instant.EPOCH, ChangeNote.profile()));
    }
    return noted.entrySet().stream().map(entry -> change(person, entry.getKey(), entry.getValue()));
  }

  private NavigableMap<Long, Noted> of(PersonId person) {
    NavigableMap<Long, Noted> found = new TreeMap<>();
    notes.forEach(
        (key, noted) -> {
          if (key.person().equals(person)) {
            found.put(key.revision(), noted);
          }
        });
    return found;
  }

  /** Of several notes about the same the last one, with the rows of all. */
  private NavigableMap<Long, Noted> last(PersonId person) {
    Map<ChangeNote.Subject, Long> revisions = new HashMap<>();
    Map<ChangeNote.Subject, Long> rows = new HashMap<>();
    NavigableMap<Long, Noted> found = of(person);
    found.forEach(
        (revision, noted) -> {
          revisions.put(noted.note().subject(), revision);
          rows.merge(noted.note().subject(), noted.note().rows(), Long::sum);
        });
    NavigableMap<Long, Noted> last = new TreeMap<>();
    revisions.forEach(
        (subject, revision) ->
            Optional.ofNullable(found.get(revision))
                .ifPresent(
                    noted ->
                        last.put(
                            revision,
                            new Noted(
                                noted.at(),
                                noted.note().withRows(rows.getOrDefault(subject, 0L))))));
    return last;
  }

  private static boolean isPurgeable(ChangeNote note) {
    return note.isDeleted() || note.endMs() > note.startMs();
  }

  private Change change(PersonId person, long revision, Noted noted) {
    ChangeNote note = noted.note();
    if (note.isDeleted()) {
      long kind = note.kind() == ChangeKind.COFFEE ? 1 : 2;
      return change(noted, revision, 4, kind, ChangeOperation.DELETED, Optional.empty());
    }
    return switch (note.kind()) {
      case COFFEE -> coffee(person, revision, noted);
      case HEART_RATE, STEPS -> range(revision, noted);
      case IMPORT -> ended(person, revision, noted);
      case PROFILE -> profile(people.require(person), revision, noted.at());
      case EXPERIMENT ->
          change(
              noted,
              revision,
              2,
              0,
              ChangeOperation.UPDATED,
              records
                  .experiments()
                  .find(person, note.id().orElseThrow())
                  .map(ChangedExperiment::new));
    };
  }

  private static Change change(
      Noted noted,
      long revision,
      int part,
      long key,
      ChangeOperation operation,
      Optional<ChangedRecord> record) {
    return new Change(
        new ChangePosition(revision, part, key, noted.note().id().orElse(0)),
        noted.note().kind(),
        operation,
        noted.note().id(),
        noted.at(),
        record);
  }

  private static Change profile(Person person, long revision, Instant at) {
    return new Change(
        new ChangePosition(revision, 1, person.id().value(), 0),
        ChangeKind.PROFILE,
        ChangeOperation.UPDATED,
        OptionalLong.empty(),
        at,
        Optional.of(new ChangedProfile(person)));
  }

  private Change coffee(PersonId person, long revision, Noted noted) {
    LoggedIntake stored =
        records.intakes().find(person, noted.note().id().orElseThrow()).orElseThrow();
    boolean isNew = stored.createdAt().equals(stored.updatedAt());
    return change(
        noted,
        revision,
        3,
        0,
        isNew ? ChangeOperation.CREATED : ChangeOperation.UPDATED,
        Optional.of(new ChangedIntake(stored)));
  }

  private static Change range(long revision, Noted noted) {
    ChangeNote note = noted.note();
    ChangedRange range =
        new ChangedRange(
            Optional.of(Instant.ofEpochMilli(note.startMs())),
            Optional.of(Instant.ofEpochMilli(note.endMs())),
            OptionalLong.of(note.rows()),
            note.importId(),
            Optional.empty());
    int part = note.kind() == ChangeKind.HEART_RATE ? 5 : 6;
    return change(noted, revision, part, note.endMs(), ChangeOperation.RANGE, Optional.of(range));
  }

  private Change ended(PersonId person, long revision, Noted noted) {
    ImportJob job = records.imports().find(person, noted.note().id().orElseThrow()).orElseThrow();
    Optional<StoredPeriod> period = job.progress().period();
    ChangedRange range =
        new ChangedRange(
            period.map(StoredPeriod::first),
            period.map(stored -> stored.last().plusMillis(1)),
            OptionalLong.of(rows(job)),
            OptionalLong.of(job.id()),
            Optional.of(job.state()));
    return change(noted, revision, 7, 0, ChangeOperation.RANGE, Optional.of(range));
  }

  private static long rows(ImportJob job) {
    return job.state() == ImportState.UNDONE
        ? job.removal().map(InMemoryChangeLog::sum).orElse(0L)
        : job.progress().rowCounts().stored();
  }

  private static long sum(ImportRemoval removal) {
    return removal.coffees() + removal.heartRates() + removal.steps();
  }

  @Override
  public Map<PersonId, Long> revisions(Collection<PersonId> persons) {
    return transactions.call(
        () -> {
          Map<PersonId, Long> found = new HashMap<>();
          persons.forEach(
              id -> people.find(id).ifPresent(person -> found.put(id, person.revision())));
          return found;
        });
  }

  @Override
  public long purgeBefore(PersonId person, Instant oldest) {
    return transactions.call(
        () -> {
          long limit =
              last(person).entrySet().stream()
                  .filter(entry -> isPurgeable(entry.getValue().note()))
                  .filter(entry -> entry.getValue().at().isBefore(oldest))
                  .mapToLong(Map.Entry::getKey)
                  .max()
                  .orElse(0);
          long before = purged.getOrDefault(person, 0L);
          if (limit <= before) {
            return 0L;
          }
          transactions.put(purged, person, limit);
          return last(person).subMap(before, false, limit, true).values().stream()
              .filter(noted -> isPurgeable(noted.note()))
              .count();
        });
  }
}
