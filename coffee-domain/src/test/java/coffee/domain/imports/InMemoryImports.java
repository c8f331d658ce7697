package coffee.domain.imports;

import static java.util.Comparator.comparing;

import coffee.domain.DomainException;
import coffee.domain.Page;
import coffee.domain.changes.ChangeKind;
import coffee.domain.changes.ChangeNote;
import coffee.domain.imports.rows.ImportProgress;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.person.InMemoryPeople;
import coffee.domain.person.PersonId;
import coffee.domain.webhooks.EventOutbox;
import coffee.domain.webhooks.WebhookEvent;
import coffee.domain.work.InMemoryTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Volatile {@link ImportJobs} and {@link ImportQueue}. */
public final class InMemoryImports implements ImportJobs, ImportQueue {

  private record Key(PersonId person, long id) {}

  /** An import with what runners know of it. */
  private record Entry(
      ImportJob job, long claims, int failedAttempts, Instant touched, List<RefusedRow> problems) {}

  private final InMemoryTransactions transactions;
  private final InMemoryPeople people;
  private final EventOutbox outbox;
  private final Clock clock;
  private final Map<Key, Entry> entries = new HashMap<>();
  private long lastId;

  /**
   * No imports yet.
   *
   * @param outbox is told what ends
   * @param clock the store's own
   */
  public InMemoryImports(
      InMemoryTransactions transactions, InMemoryPeople people, EventOutbox outbox, Clock clock) {
    this.transactions = transactions;
    this.people = people;
    this.outbox = outbox;
    this.clock = clock;
    people.alsoErasing(
        erased -> transactions.removeAll(entries, key -> key.person().equals(erased)));
  }

  @Override
  public void requireCapacity(PersonId person, long enoughBytes) {
    List<ImportJob> open =
        transactions.call(
            () -> of(person).map(Entry::job).filter(job -> job.state().isOpen()).toList());
    ImportJobs.requireCapacity(
        open.size(),
        open.stream().mapToLong(job -> job.request().file().bytes()).sum(),
        enoughBytes);
  }

  @Override
  public ImportJob add(PersonId person, ImportRequest order) {
    return transactions.call(
        () -> {
          people.require(person);
          if (of(person).filter(entry -> entry.job().state().isOpen()).count() >= MAX_OPEN) {
            throw ImportJobs.tooManyImports();
          }
          ImportTimes times = new ImportTimes(clock.instant(), Optional.empty(), Optional.empty());
          ImportJob job =
              new ImportJob(
                  person,
                  ++lastId,
                  order,
                  ImportState.QUEUED,
                  times,
                  ImportProgress.NONE,
                  List.of(),
                  Optional.empty(),
                  Optional.empty());
          keep(new Entry(job, 0, 0, clock.instant(), List.of()));
          return job;
        });
  }

  @Override
  public Optional<ImportJob> find(PersonId person, long id) {
    return transactions.call(
        () -> Optional.ofNullable(entries.get(new Key(person, id))).map(Entry::job));
  }

  @Override
  public List<ImportJob> page(PersonId person, Page page) {
    Comparator<ImportJob> oldestFirst =
        comparing((ImportJob job) -> job.times().createdAt()).thenComparing(ImportJob::id);
    Predicate<ImportJob> isUnseen =
        job -> page.after().stream().allMatch(seen -> compare(job, seen) < 0);
    return transactions.call(
        () ->
            of(person)
                .map(Entry::job)
                .filter(isUnseen)
                .sorted(oldestFirst.reversed())
                .skip(page.offset())
                .limit(page.limit())
                .toList());
  }

  private static int compare(ImportJob job, Page.Position seen) {
    int byInstant = job.times().createdAt().compareTo(seen.instant());
    return byInstant == 0 ? Long.compare(job.id(), seen.id()) : byInstant;
  }

  @Override
  public List<RefusedRow> problems(PersonId person, long id, int after, int limit) {
    return transactions.call(
        () ->
            Stream.ofNullable(entries.get(new Key(person, id)))
                .flatMap(entry -> entry.problems().stream())
                .skip(after)
                .limit(limit)
                .toList());
  }

  @Override
  public ImportJob cancel(PersonId person, long id) {
    return transactions.call(
        () -> {
          Entry entry = require(person, id);
          if (entry.job().state() == ImportState.CANCELLED) {
            return entry.job();
          }
          if (!entry.job().state().isOpen()) {
            throw DomainException.conflict("import_over", "the import has already ended");
          }
          return told(noted(keep(ended(entry, ImportState.CANCELLED, Optional.empty())))).job();
        });
  }

  @Override
  public ImportJob markUndone(PersonId person, long id, ImportRemoval removed) {
    return transactions.call(
        () -> {
          Entry entry = require(person, id);
          if (entry.job().state().isOpen()) {
            throw ImportJobs.importOpen();
          }
          if (entry.job().state() == ImportState.UNDONE) {
            throw DomainException.conflict("import_undone", "the import has already been undone");
          }
          ImportJob job = entry.job();
          ImportJob undone =
              new ImportJob(
                  job.person(),
                  job.id(),
                  job.request(),
                  ImportState.UNDONE,
                  job.times(),
                  job.progress(),
                  job.problems(),
                  job.failure(),
                  Optional.of(removed));
          return noted(keep(with(entry, undone))).job();
        });
  }

  @Override
  public List<WaitingImport> waiting(String spool, int limit) {
    return transactions.call(
        () -> {
          Instant now = clock.instant();
          Set<PersonId> seen = new HashSet<>();
          entries.values().stream()
              .filter(entry -> entry.job().state() == ImportState.RUNNING && !hasLapsed(entry))
              .forEach(entry -> seen.add(entry.job().person()));
          return entries.values().stream()
              .filter(entry -> isWaiting(entry) && isFor(spool, entry, now))
              .sorted(comparing((Entry entry) -> entry.job().id()))
              .filter(entry -> seen.add(entry.job().person()))
              .sorted(comparing((Entry entry) -> lastServed(entry.job().person())))
              .limit(limit)
              .map(entry -> new WaitingImport(entry.job().person(), entry.job().id()))
              .toList();
        });
  }

  @Override
  public ImportBacklog backlog(String spool) {
    return transactions.call(
        () -> {
          Instant now = clock.instant();
          List<Entry> idle =
              entries.values().stream()
                  .filter(entry -> isWaiting(entry) && !isServed(entry.job().person()))
                  .filter(entry -> entry.job().request().file().spool().equals(spool))
                  .toList();
          return idle.stream()
              .map(entry -> Duration.between(entry.touched(), now))
              .max(Comparator.naturalOrder())
              .map(longest -> new ImportBacklog(idle.size(), longest))
              .orElse(ImportBacklog.NONE);
        });
  }

  private boolean isServed(PersonId person) {
    return of(person)
        .anyMatch(entry -> entry.job().state() == ImportState.RUNNING && !hasLapsed(entry));
  }

  private static boolean isFor(String spool, Entry entry, Instant now) {
    return entry.job().request().file().spool().equals(spool)
        || entry.touched().isBefore(now.minus(ABANDONED_AFTER));
  }

  private Instant lastServed(PersonId person) {
    return of(person)
        .flatMap(entry -> entry.job().times().startedAt().stream())
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  private boolean isWaiting(Entry entry) {
    return entry.job().state() == ImportState.QUEUED
        || (entry.job().state() == ImportState.RUNNING && hasLapsed(entry));
  }

  private boolean hasLapsed(Entry entry) {
    return entry.touched().plus(LEASE).isBefore(clock.instant());
  }

  @Override
  public Optional<ImportClaim> claim(WaitingImport waiting) {
    return transactions.call(
        () -> {
          Entry entry = entries.get(new Key(waiting.person(), waiting.id()));
          boolean isAlone =
              of(waiting.person())
                  .filter(other -> other.job().id() != waiting.id())
                  .noneMatch(
                      other -> other.job().state() == ImportState.RUNNING && !hasLapsed(other));
          if (entry == null || !isWaiting(entry) || !isAlone) {
            return Optional.empty();
          }
          letGoOfOthers(waiting);
          Instant now = clock.instant();
          ImportTimes before = entry.job().times();
          ImportTimes times =
              new ImportTimes(
                  before.createdAt(),
                  before.startedAt().or(() -> Optional.of(now)),
                  before.endedAt());
          ImportJob job = with(entry.job(), ImportState.RUNNING, times);
          keep(
              new Entry(
                  job, entry.claims() + 1, entry.failedAttempts() + 1, now, entry.problems()));
          return Optional.of(new Claim(job, entry.claims() + 1, entry.failedAttempts()));
        });
  }

  private void letGoOfOthers(WaitingImport waiting) {
    of(waiting.person())
        .filter(other -> other.job().id() != waiting.id())
        .filter(other -> other.job().state() == ImportState.RUNNING)
        .toList()
        .forEach(
            other -> keep(with(other, with(other.job(), ImportState.QUEUED, other.job().times()))));
  }

  private final class Claim implements ImportClaim {

    private final ImportJob job;
    private final long number;
    private final int failedAttempts;

    Claim(ImportJob job, long number, int failedAttempts) {
      this.job = job;
      this.number = number;
      this.failedAttempts = failedAttempts;
    }

    @Override
    public ImportJob job() {
      return job;
    }

    @Override
    public long number() {
      return number;
    }

    @Override
    public int failedAttempts() {
      return failedAttempts;
    }

    @Override
    public boolean renew() {
      return transactions.call(
          () ->
              held()
                  .map(
                      entry ->
                          keep(
                              new Entry(
                                  entry.job(),
                                  entry.claims(),
                                  entry.failedAttempts(),
                                  clock.instant(),
                                  entry.problems())))
                  .isPresent());
    }

    @Override
    public void checkpoint(ImportProgress progress, List<RefusedRow> refused) {
      transactions.call(
          () -> {
            Entry entry = held().orElseThrow(ImportClaim::lost);
            int known =
                (int) Math.min(MAX_PROBLEMS, progress.rowCounts().refused() - refused.size());
            List<RefusedRow> problems = new ArrayList<>(entry.problems().subList(0, known));
            refused.stream().limit(MAX_PROBLEMS - known).forEach(problems::add);
            ImportJob before = entry.job();
            ImportJob reached =
                new ImportJob(
                    before.person(),
                    before.id(),
                    before.request(),
                    before.state(),
                    before.times(),
                    progress,
                    problems.stream().limit(ImportJob.FIRST_PROBLEMS).toList(),
                    before.failure(),
                    before.removal());
            return keep(
                new Entry(reached, entry.claims(), 0, clock.instant(), List.copyOf(problems)));
          });
    }

    @Override
    public void end(Optional<ImportFailure> failure) {
      ImportState state = failure.isPresent() ? ImportState.FAILED : ImportState.DONE;
      transactions.call(
          () -> told(noted(keep(ended(held().orElseThrow(ImportClaim::lost), state, failure)))));
    }

    @Override
    public void release() {
      transactions.call(
          () ->
              held()
                  .map(
                      entry ->
                          keep(
                              new Entry(
                                  with(entry.job(), ImportState.QUEUED, entry.job().times()),
                                  entry.claims(),
                                  0,
                                  clock.instant(),
                                  entry.problems()))));
    }

    private Optional<Entry> held() {
      return Optional.ofNullable(entries.get(new Key(job.person(), job.id())))
          .filter(entry -> entry.job().state() == ImportState.RUNNING)
          .filter(entry -> entry.claims() == number);
    }
  }

  @Override
  public Set<String> filesInUse(String spool) {
    return transactions.call(
        () ->
            entries.values().stream()
                .filter(entry -> entry.job().state().isOpen())
                .map(entry -> entry.job().request().file())
                .filter(file -> file.spool().equals(spool))
                .map(SpooledFile::key)
                .collect(Collectors.toSet()));
  }

  private Entry ended(Entry entry, ImportState state, Optional<ImportFailure> failure) {
    ImportJob job = entry.job();
    ImportTimes times =
        new ImportTimes(
            job.times().createdAt(), job.times().startedAt(), Optional.of(clock.instant()));
    ImportJob over =
        new ImportJob(
            job.person(),
            job.id(),
            job.request(),
            state,
            times,
            job.progress(),
            job.problems(),
            failure,
            job.removal());
    return with(entry, over);
  }

  private static Entry with(Entry entry, ImportJob job) {
    return new Entry(
        job, entry.claims(), entry.failedAttempts(), entry.touched(), entry.problems());
  }

  private static ImportJob with(ImportJob job, ImportState state, ImportTimes times) {
    return new ImportJob(
        job.person(),
        job.id(),
        job.request(),
        state,
        times,
        job.progress(),
        job.problems(),
        job.failure(),
        job.removal());
  }

  private Entry require(PersonId person, long id) {
    return Optional.ofNullable(entries.get(new Key(person, id)))
        .orElseThrow(() -> DomainException.notFound("no such import"));
  }

  private Stream<Entry> of(PersonId person) {
    return entries.values().stream().filter(entry -> entry.job().person().equals(person));
  }

  private Entry noted(Entry entry) {
    ImportJob job = entry.job();
    if (!job.request().dryRun()) {
      people.raiseRevision(job.person(), ChangeNote.stored(ChangeKind.IMPORT, job.id()));
    }
    return entry;
  }

  private Entry told(Entry entry) {
    outbox.add(entry.job().person(), List.of(WebhookEvent.importEnded(entry.job())));
    return entry;
  }

  private Entry keep(Entry entry) {
    transactions.put(entries, new Key(entry.job().person(), entry.job().id()), entry);
    return entry;
  }
}
