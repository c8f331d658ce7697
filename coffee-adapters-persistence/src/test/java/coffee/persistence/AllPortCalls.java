package coffee.persistence;

import static coffee.domain.heartrate.ReadingFixtures.manual;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.DomainException;
import coffee.domain.LocalDay;
import coffee.domain.Page;
import coffee.domain.Page.Position;
import coffee.domain.TimeRange;
import coffee.domain.changes.ChangeKind;
import coffee.domain.changes.ChangeLog;
import coffee.domain.changes.ChangePosition;
import coffee.domain.changes.ChangeQuery;
import coffee.domain.changes.ReadChanges;
import coffee.domain.experiment.Experiment;
import coffee.domain.experiment.ExperimentFixtures;
import coffee.domain.experiment.ExperimentState;
import coffee.domain.experiment.ExperimentStore;
import coffee.domain.exports.ExportSource;
import coffee.domain.heartrate.BinMaintenance;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.idempotency.IdempotencyRecords;
import coffee.domain.imports.ImportClaim;
import coffee.domain.imports.ImportJob;
import coffee.domain.imports.ImportJobs;
import coffee.domain.imports.ImportQueue;
import coffee.domain.imports.ImportQueueContract;
import coffee.domain.imports.ImportRemoval;
import coffee.domain.imports.ImportRequestFixtures;
import coffee.domain.imports.IngestRecord;
import coffee.domain.imports.IngestRecords;
import coffee.domain.imports.WaitingImport;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.Actor;
import coffee.domain.person.ApiKey;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.AuditEvent;
import coffee.domain.person.AuditEvent.Action;
import coffee.domain.person.AuditTrail;
import coffee.domain.person.BearerKey;
import coffee.domain.person.KeyHash;
import coffee.domain.person.KeyId;
import coffee.domain.person.KeySettings;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.person.Scope;
import coffee.domain.session.SignInCodes;
import coffee.domain.session.StoredSignInCode;
import coffee.domain.steps.StepDays;
import coffee.domain.steps.StepFixtures;
import coffee.domain.steps.StepLog;
import coffee.domain.steps.StepMaintenance;
import coffee.domain.webhooks.DeliveryClaim;
import coffee.domain.webhooks.DeliveryQueue;
import coffee.domain.webhooks.DueWebhook;
import coffee.domain.webhooks.EventOutbox;
import coffee.domain.webhooks.EventSubscribers;
import coffee.domain.webhooks.EventType;
import coffee.domain.webhooks.WebhookFixtures;
import coffee.domain.webhooks.WebhookSettings;
import coffee.domain.webhooks.WebhookStatus;
import coffee.domain.webhooks.Webhooks;
import coffee.domain.work.Transactions;
import coffee.persistence.heartrate.JdbiBinMaintenance;
import coffee.persistence.steps.JdbiStepMaintenance;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/**
 * Calls every method of every port once or more, with every shape of question, so that every
 * statement that a request runs is run.
 */
final class AllPortCalls {

  private static final Set<Class<?>> PORTS =
      Set.of(
          People.class,
          ApiKeys.class,
          AuditTrail.class,
          ChangeLog.class,
          IntakeLog.class,
          ReadingLog.class,
          HeartRateHistory.class,
          IdempotencyRecords.class,
          ImportJobs.class,
          ImportQueue.class,
          ExperimentStore.class,
          ImportClaim.class,
          Webhooks.class,
          EventOutbox.class,
          DeliveryQueue.class,
          DeliveryClaim.class,
          EventSubscribers.class,
          BinMaintenance.class,
          StepMaintenance.class,
          ExportSource.class,
          SignInCodes.class,
          StepLog.class,
          Transactions.class);
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final Instant DAY_AGO = NOW.minus(Duration.ofDays(1)).plusMillis(1);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final Set<Method> called = new HashSet<>();
  private final Jdbi jdbi;
  private final JdbiStore store;

  AllPortCalls(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.store = new JdbiStore(jdbi, JdbiStore.PATIENT);
  }

  void ask() {
    askPeople(watched(People.class, store.people()));
    giveOutKeys(watched(ApiKeys.class, store.keys()));
    signIn(watched(SignInCodes.class, store.codes()));
    ingest(watched(IngestRecords.class, store.ingests()));
    experiment(watched(ExperimentStore.class, store.experiments()));
    logSteps(watched(StepLog.class, store.steps()));
    leaveATrail(watched(AuditTrail.class, store.trail()));
    tell(
        watched(Webhooks.class, store.webhooks()),
        watched(EventOutbox.class, store.outbox()),
        watched(DeliveryQueue.class, store.deliveries()));
    watch(watched(EventSubscribers.class, store.subscribers()));
    logIntakes(watched(IntakeLog.class, store.intakes()));
    logReadings(watched(ReadingLog.class, store.readings()));
    readHistory(watched(HeartRateHistory.class, store.history()));
    retry(
        watched(Transactions.class, store.transactions()),
        watched(IdempotencyRecords.class, store.records()));
    importFiles(
        watched(ImportJobs.class, store.imports()), watched(ImportQueue.class, store.queue()));
    keepUp();
    export(watched(ExportSource.class, store.data()));
    follow(watched(ChangeLog.class, store.changes()));
    erase(watched(People.class, store.people()));
  }

  /** The methods that were not called. */
  Set<Method> missing() {
    Set<Method> missing = new HashSet<>(everyMethodOf(PORTS));
    missing.removeAll(called);
    return missing;
  }

  private void askPeople(People people) {
    Person person = people.findByName("person 1").orElseThrow();
    people.find(person.id());
    IntakeLog intakes = store.intakes();
    TimeRange lastDay = new TimeRange(DAY_AGO, NOW);
    for (int read = 0; read < 2; read++) { // by the stored record, and by the known one
      people.readWith(person.id(), known -> intakes.totals(known.id(), List.of(lastDay)));
    }
    people.ensure("person 1", BERLIN);
    people.ensure("somebody new", BERLIN);
    people.add("somebody newer", BERLIN);
    people.all();
    people.change(
        person.id(), stored -> new Person(stored.id(), "renamed", BERLIN, stored.profile(), 0));
  }

  private static void giveOutKeys(ApiKeys keys) {
    PersonId person = new PersonId(4);
    KeyId key = keys.create(person, AllPortCalls::phone, Actor.OPERATOR).id();
    keys.create(person, id -> phone(id).asSession(), Actor.OPERATOR);
    keys.find(key);
    keys.listFor(person, NOW);
    keys.rotate(key, NOW, (old, id) -> phone(id), Actor.OPERATOR);
    keys.recordUses(Map.of(key, NOW));
    keys.revoke(key, NOW, Actor.OPERATOR);
  }

  private static ApiKey phone(KeyId id) {
    KeySettings settings = new KeySettings("phone", Set.of(Scope.READ), Optional.empty());
    return ApiKey.issued(new BearerKey(id, "secret"), settings, NOW);
  }

  private static void leaveATrail(AuditTrail trail) {
    PersonId person = new PersonId(4);
    trail.record(AuditEvent.of(Action.DATA_ERASED, person, NOW, Actor.OPERATOR));
    trail.eventsOf(person);
  }

  private static void erase(People people) {
    people.eraseData(new PersonId(6), NOW, Actor.OPERATOR);
    people.remove(new PersonId(7), stored -> {}, NOW, Actor.OPERATOR);
  }

  private static void logIntakes(IntakeLog log) {
    PersonId person = new PersonId(1);
    Intake intake =
        new Intake(
            NOW,
            new Caffeine(80),
            Optional.of("mocha"),
            Optional.of("notes"),
            Intake.DEFAULT_DURATION,
            Optional.of("telephone"),
            Optional.of("new client"));
    LoggedIntake entry = log.add(person, intake).entry();
    log.addAll(person, List.of(intake, Intake.of(NOW, new Caffeine(80))));
    log.addAll(person, List.of(intake), OptionalLong.of(1));
    log.replaceImported(person, entry.id(), new Caffeine(70), OptionalLong.of(1));
    log.removeImported(person, 1);
    log.find(person, entry.id());
    log.change(
        person,
        entry.id(),
        stored ->
            new Intake(
                NOW.plusSeconds(1),
                new Caffeine(90),
                intake.coffeeType(),
                intake.notes(),
                intake.duration(),
                intake.source(),
                Optional.of("newer client")));
    TimeRange day = new TimeRange(DAY_AGO, NOW);
    log.totals(person, List.of(day, new TimeRange(DAY_AGO.plusSeconds(1), NOW)));
    TimeRange months = new TimeRange(NOW.minus(Duration.ofDays(60)), NOW); // not few intakes
    log.totals(person, List.of(months));
    log.summary(person, List.of(day));
    log.summary(person, List.of(months));
    log.frequentDrinks(person, day, 6);
    log.medianDose(person, day);
    log.changesSince(person, day, DAY_AGO);
    log.forEachDose(person, day, dose -> {});
    log.forEachAt(person, List.of(NOW, DAY_AGO), stored -> {});
    IntakeQueryShapes.ask(NOW, (filter, page) -> log.page(person, filter, page));
    log.remove(person, entry.id(), stored -> {});
  }

  private static void watch(EventSubscribers subscribers) {
    subscribers.withChangedData(0, 10);
    subscribers.subscribedToInstructions(0, 10);
    subscribers.markChecked(new PersonId(1), 7);
    subscribers.dueForAnalysis(0, 10);
    subscribers.claimAnalysis(new PersonId(1));
    subscribers.recordVerdict(new PersonId(1), 7, "raises");
  }

  private void tell(Webhooks webhooks, EventOutbox outbox, DeliveryQueue queue) {
    PersonId person = new PersonId(1);
    byte[] secret = {0, 1};
    WebhookSettings settings =
        WebhookFixtures.telling(
            EventType.INTAKE_CREATED,
            EventType.INTAKE_UPDATED,
            EventType.INTAKE_DELETED,
            EventType.LIMIT_CROSSED);
    long id = webhooks.add(person, settings, secret).id();
    webhooks.find(person, id);
    webhooks.list(person);
    webhooks.replaceSecret(person, id, secret, Duration.ofHours(1));
    webhooks.change(person, id, stored -> stored.with(settings, WebhookStatus.PAUSED));
    webhooks.change(person, id, stored -> stored.with(settings, WebhookStatus.ACTIVE));
    outbox.add(person, List.of(WebhookFixtures.keyed("today"), WebhookFixtures.keyed("then")));
    webhooks.send(person, id, WebhookFixtures.keyed("test"));
    webhooks.deliveries(person, id, 100);
    DueWebhook due = new DueWebhook(person, id, settings.url(), false);
    queue.due(10);
    DeliveryClaim claim = watched(DeliveryClaim.class, queue.claim(due).orElseThrow());
    claim.isOverfull();
    claim.delivered(claim.next().orElseThrow().delivery());
    claim.retry(claim.next().orElseThrow().delivery(), "status 500", Duration.ZERO);
    claim.giveUp(claim.next().orElseThrow().delivery(), "status 410");
    claim.release();
    webhooks.remove(person, id);
    webhooks.add(person, settings, secret);
    webhooks.deleteEnded(Duration.ofDays(7));
  }

  private static void logSteps(StepLog log) {
    PersonId person = new PersonId(2);
    log.addAll(person, List.of(StepFixtures.minute(NOW, 60)), OptionalLong.empty());
    log.addAll(person, List.of(StepFixtures.minute(NOW.plusSeconds(60), 6)), OptionalLong.of(1));
    log.removeImported(person, 1);
    LocalDate day = LocalDate.parse("2026-03-01");
    log.days(person, day, day, Optional.empty(), 10);
    log.days(person, day, day, Optional.of(new StepLog.Position(day, "a")), 10);
    StepDays.of(log, person, new TimeRange(DAY_AGO, NOW));
    StepDays.fiveMinutes(log, person, new TimeRange(DAY_AGO, NOW));
    log.remove(person, new TimeRange(DAY_AGO, NOW), Optional.empty());
    log.remove(person, new TimeRange(DAY_AGO, NOW.plusSeconds(1)), Optional.of("watch"));
  }

  private static void logReadings(ReadingLog log) {
    PersonId person = new PersonId(2);
    LoggedReading entry = log.add(person, manual(NOW, 60)).entry();
    log.addAll(person, List.of(manual(NOW, 61), manual(NOW.plusSeconds(1), 61)));
    log.addAll(person, List.of(manual(NOW.plusSeconds(2), 61)), OptionalLong.of(1));
    log.removeImported(person, 1);
    log.find(person, entry.id());
    long moved = log.change(person, entry.id(), stored -> manual(NOW.plusSeconds(900), 62)).id();
    log.current(person, NOW);
    log.latest(person);
    log.current(person, NOW);
    Position seen = new Position(DAY_AGO.plusSeconds(3_600), entry.id());
    ReadingQueryShapes.ask(NOW, (filter, page) -> log.page(person, filter, page));
    log.oldestFirst(person, DAY_AGO, NOW, Optional.empty(), 1_000);
    log.oldestFirst(person, DAY_AGO, NOW, Optional.of(seen), 1_000);
    log.remove(person, moved, stored -> {});
    LoggedReading only = log.add(person, manual(NOW.plus(Duration.ofDays(1)), 60)).entry();
    log.remove(person, only.id(), stored -> {});
  }

  private static void readHistory(HeartRateHistory history) {
    PersonId person = new PersonId(2);
    history.byContext(person, DAY_AGO, NOW);
    history.bins(person, DAY_AGO, NOW);
    history.buckets(person, DAY_AGO, NOW, Duration.ofMinutes(1), 1_000);
    history.buckets(person, DAY_AGO, NOW, Duration.ofMinutes(15), 1_000);
    history.buckets(person, DAY_AGO, NOW, Duration.ofHours(1), 1_000);
    history.buckets(
        person, new TimeRange(DAY_AGO, NOW), Duration.ofHours(1), 1_000, bucket -> bucket);
    LocalDay day = new LocalDay(LocalDate.of(2026, 2, 1), BERLIN);
    history.byDay(person, List.of(day, day.plusDays(1)));
    history.byDay(person, List.of(day), Map::size);
    history.byDay(person, List.of(new LocalDay(day.date(), ZoneOffset.ofTotalSeconds(1))));
  }

  private static void export(ExportSource data) {
    PersonId person = new PersonId(2);
    data.intakes(person, DAY_AGO, NOW).forEach(entry -> {});
    data.readings(person, DAY_AGO, NOW).forEach(entry -> {});
  }

  private static void follow(ChangeLog changes) {
    PersonId person = new PersonId(1);
    Set<ChangeKind> all = EnumSet.allOf(ChangeKind.class);
    new ReadChanges(changes, "this store").page(person, Optional.empty(), all, 1_000);
    ChangePosition middle = new ChangePosition(0, 3, 1_000, 0);
    changes.page(person, new ChangeQuery(middle, 0, changes.state(person).revision(), all, 1_000));
    PersonId importing = new PersonId(8);
    new ReadChanges(changes, "this store").page(importing, Optional.empty(), all, 1_000);
    changes.revisions(List.of(person, new PersonId(2)));
  }

  private static void ingest(IngestRecords ingests) {
    PersonId person = new PersonId(4);
    ingests.put(person, new IngestRecord("phone", NOW, 1, 0));
    ingests.list(person);
  }

  private static void experiment(ExperimentStore experiments) {
    PersonId person = new PersonId(1);
    Experiment stored = experiments.add(person, ExperimentFixtures.running(), earlier -> {});
    experiments.find(person, stored.id());
    experiments.list(person);
    experiments.report(person, stored.id(), ExperimentFixtures.report(2), found -> {});
    experiments.reports(person, stored.id());
    experiments.firstChecksum(person, stored.id(), 7);
    experiments.change(
        person, stored.id(), found -> found.ended(ExperimentState.STOPPED_EARLY, NOW));
    experiments.remove(person, stored.id(), found -> {});
    experiments.add(person, ExperimentFixtures.stopped(), OptionalLong.of(1), earlier -> {});
    experiments.removeImported(person, 1);
  }

  private static void signIn(SignInCodes codes) {
    PersonId person = new PersonId(4);
    KeyHash hash = KeyHash.of("code");
    codes.add(new StoredSignInCode(person, hash, NOW.plusSeconds(600), Optional.empty()));
    codes.take(person, hash, NOW);
    codes.deleteExpired(NOW);
  }

  private static void retry(Transactions transactions, IdempotencyRecords records) {
    PersonId person = new PersonId(3);
    transactions.execute(
        () -> {
          records.claim(person, "key 1", "same", NOW);
          records.claim(person, "new key", "same", NOW);
          records.complete(person, "new key", new byte[1]);
          return person;
        });
    transactions.executeForPerson(
        person.value(), () -> records.claim(person, "key 1", "same", NOW));
    records.deleteExpired(NOW);
  }

  private void importFiles(ImportJobs jobs, ImportQueue queue) {
    PersonId person = new PersonId(8);
    jobs.requireCapacity(person, Long.MAX_VALUE);
    ImportJob job = jobs.add(person, ImportRequestFixtures.in("spool of plans"));
    queue.waiting("spool of plans", 10);
    queue.filesInUse("spool of plans");
    queue.backlog("spool of plans");
    WaitingImport waiting = new WaitingImport(person, job.id());
    watched(ImportClaim.class, queue.claim(waiting).orElseThrow()).release();
    useClaim(watched(ImportClaim.class, queue.claim(waiting).orElseThrow()));
    jobs.find(person, job.id());
    PersonId busy = new PersonId(1);
    jobs.page(busy, Page.first(50));
    ImportJob middle = jobs.page(busy, new Page(1, 100, Optional.empty())).get(0);
    Position seen = new Position(middle.times().createdAt(), middle.id());
    jobs.page(busy, new Page(50, 0, Optional.of(seen)));
    jobs.problems(person, job.id(), 0, 50);
    jobs.markUndone(person, job.id(), new ImportRemoval(0, 0, 0));
    jobs.cancel(person, jobs.add(person, ImportRequestFixtures.in("spool of plans")).id());
    assertThatThrownBy(() -> jobs.add(new PersonId(99), ImportRequestFixtures.in("spool of plans")))
        .isInstanceOf(DomainException.class);
  }

  private static void useClaim(ImportClaim claim) {
    assertThat(claim.job().id()).isPositive();
    assertThat(claim.number()).isEqualTo(2);
    assertThat(claim.failedAttempts()).isZero();
    claim.renew();
    claim.checkpoint(ImportQueueContract.SOME, List.of(ImportQueueContract.REFUSED));
    claim.end(Optional.empty());
  }

  private void keepUp() {
    Database database = new Database(jdbi);
    BinMaintenance maintenance =
        watched(
            BinMaintenance.class,
            new JdbiBinMaintenance(database, new PersonTransactions(database)));
    maintenance.rebuild(new PersonId(5));
    maintenance.findDifferences(new PersonId(5), 10);
    watched(StepMaintenance.class, new JdbiStepMaintenance(database))
        .findProblems(new PersonId(5), 10);
  }

  /** The same port, which notes what is called. */
  private <T> T watched(Class<T> port, T implementation) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              called.add(method);
              try {
                return method.invoke(implementation, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            }));
  }

  private static Set<Method> everyMethodOf(Set<Class<?>> ports) {
    return ports.stream()
        .flatMap(port -> Arrays.stream(port.getDeclaredMethods()))
        .filter(method -> !method.isSynthetic() && !Modifier.isStatic(method.getModifiers()))
        .collect(toSet());
  }
}
