package coffee.persistence;

import static coffee.domain.heartrate.Readings.manual;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.LocalDay;
import coffee.domain.Page;
import coffee.domain.Page.Position;
import coffee.domain.TimeRange;
import coffee.domain.Transactions;
import coffee.domain.exports.LoggedData;
import coffee.domain.heartrate.BinUpkeep;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.ReadingFilter;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.imports.ImportClaim;
import coffee.domain.imports.ImportJob;
import coffee.domain.imports.ImportJobs;
import coffee.domain.imports.ImportOrders;
import coffee.domain.imports.ImportQueue;
import coffee.domain.imports.ImportQueueContract;
import coffee.domain.imports.ImportRemoval;
import coffee.domain.imports.WaitingImport;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeFilter;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.Actor;
import coffee.domain.person.ApiKey;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.AuditEvent;
import coffee.domain.person.AuditEvent.Action;
import coffee.domain.person.AuditTrail;
import coffee.domain.person.BearerKey;
import coffee.domain.person.KeyId;
import coffee.domain.person.KeyTerms;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.person.Scope;
import coffee.domain.retry.RetryLedger;
import coffee.persistence.heartrate.JdbiBinUpkeep;
import coffee.persistence.person.PersonWrites;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every statement that a request runs finds its rows by an index: 50 persons, two of them with a
 * year of data, and the planner as it comes. The statements are those that the ports run when all
 * of their methods are called.
 */
class PlanTest {

  private static final Postgres POSTGRES = Postgres.fresh();
  private static final Set<Class<?>> PORTS =
      Set.of(
          People.class,
          ApiKeys.class,
          AuditTrail.class,
          IntakeLog.class,
          ReadingLog.class,
          HeartRateHistory.class,
          RetryLedger.class,
          ImportJobs.class,
          ImportQueue.class,
          BinUpkeep.class,
          LoggedData.class,
          Transactions.class);
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final Instant MONTH_AGO = NOW.minus(Duration.ofDays(30)).plusMillis(1);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final PlanLog log = new PlanLog();
  private final Jdbi jdbi = POSTGRES.jdbi().setSqlLogger(log);
  private final JdbiStore store = new JdbiStore(jdbi);
  private final Set<Method> called = new HashSet<>();

  @BeforeAll
  static void fill() {
    POSTGRES
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  """
                  INSERT INTO person_name (name)
                  SELECT 'person ' || i FROM generate_series(1, 50) AS i
                  """);
              handle.execute(
                  """
                  INSERT INTO person (id, name, time_zone)
                  SELECT person_id, name, 'Europe/Berlin' FROM person_name
                  """);
              handle.execute(
                  """
                  INSERT INTO heart_rate_source (person_id, id, name)
                  SELECT person.id, i, 'source ' || i
                  FROM person, generate_series(0, CASE WHEN person.id <= 2 THEN 4 ELSE 0 END) AS i
                  """);
              handle.execute(
                  """
                  INSERT INTO coffee_intake (person_id, consumed_at, caffeine_mg,
                    duration_minutes, coffee_type, client_id, created_at, updated_at)
                  SELECT person.id, timestamptz '2026-03-01 09:00Z' - i * interval '8 hours', 80,
                    10, 'type ' || i % 5, 'client ' || i, now(), now()
                  FROM person,
                    generate_series(1, CASE WHEN person.id <= 2 THEN 1095 ELSE 20 END) AS i
                  """);
              handle.execute(
                  """
                  INSERT INTO heart_rate_reading (person_id, measured_at, source_id, bpm, context)
                  SELECT person.id, timestamptz '2026-03-01 09:00Z' - i * interval '2 minutes',
                    CASE WHEN person.id <= 2 THEN i % 5 ELSE 0 END, 60 + i % 40, 1 + i % 9
                  FROM person,
                    generate_series(1, CASE WHEN person.id <= 2 THEN 262800 ELSE 100 END) AS i
                  """);
              handle.execute(
                  """
                  INSERT INTO heart_rate_bin
                  SELECT person_id, floor(date_part('epoch', measured_at) / 300), count(*), 140, 0,
                    string_agg('\\x013c01'::bytea, '')
                  FROM heart_rate_reading
                  GROUP BY 1, 2
                  """);
              handle.execute(
                  """
                  INSERT INTO idempotency_key (person_id, key, claimed_at, fingerprint, answer)
                  SELECT person.id, 'key ' || i, timestamptz '2026-03-01 09:00Z', 'same', 'answer'
                  FROM person, generate_series(1, 20) AS i
                  """);
              handle.execute(
                  """
                  INSERT INTO api_key (person_id, id, name, scopes, hash, created_at)
                  SELECT person.id, i, 'key ' || i, '{1}', sha256('key'), now()
                  FROM person, generate_series(1, 20) AS i
                  """);
              handle.execute(
                  """
                  INSERT INTO audit_event (person_id, happened_at, action, key_id)
                  SELECT person_id, created_at, 1, id FROM api_key
                  """);
              handle.execute(
                  """
                  INSERT INTO import_job (person_id, created_at, touched_at, bytes_total, state,
                    dry_run, sha256, spool, spool_key, format, time_zone)
                  SELECT person.id, now(), now(), 1,
                    CASE WHEN i = 1 AND person.id <= 2 THEN 1 ELSE 3 END, false, sha256('file'),
                    'spool', 'key', 'fit', 'UTC'
                  FROM person, generate_series(1, 40) AS i
                  """);
              handle.execute(
                  """
                  INSERT INTO import_problem (person_id, import_id, position, number, unit, code,
                    detail, original)
                  SELECT person_id, id, number, number, 1, 'code', 'detail', 'original'
                  FROM import_job, generate_series(1, 3) AS number
                  """);
              handle.execute("ANALYZE");
            });
  }

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  @Test
  void everyStatementUsesAnIndex() {
    askPeople(watched(People.class, store.people()));
    giveOutKeys(watched(ApiKeys.class, store.keys()));
    leaveATrail(watched(AuditTrail.class, store.trail()));
    logIntakes(watched(IntakeLog.class, store.intakes()));
    logReadings(watched(ReadingLog.class, store.readings()));
    readHistory(watched(HeartRateHistory.class, store.history()));
    retry(
        watched(Transactions.class, store.transactions()),
        watched(RetryLedger.class, store.ledger()));
    importFiles(
        watched(ImportJobs.class, store.imports()), watched(ImportQueue.class, store.queue()));
    keepUp();
    export(watched(LoggedData.class, store.data()));
    erase(watched(People.class, store.people()));

    assertThat(called).isEqualTo(everyMethodOf(PORTS));
    assertThat(log.plans()).hasSizeGreaterThan(25);
    Set<String> small = smallTables();
    assertThat(log.plans().values().stream().flatMap(List::stream))
        .filteredOn(plan -> !small.containsAll(scannedTables(plan)))
        .isEmpty();
  }

  private static void askPeople(People people) {
    Person person = people.named("person 1").orElseThrow();
    people.find(person.id());
    people.ensure("person 1", BERLIN);
    people.ensure("somebody new", BERLIN);
    people.add("somebody newer", BERLIN);
    people.all();
    people.change(
        person.id(), stored -> new Person(stored.id(), "renamed", BERLIN, stored.profile(), 0));
  }

  private static void giveOutKeys(ApiKeys keys) {
    PersonId person = new PersonId(4);
    KeyId key = keys.create(person, PlanTest::phone, Actor.OPERATOR).id();
    keys.find(key);
    keys.of(person, NOW);
    keys.rotate(key, NOW, (old, id) -> phone(id), Actor.OPERATOR);
    keys.used(Map.of(key, NOW));
    keys.revoke(key, NOW, Actor.OPERATOR);
  }

  private static ApiKey phone(KeyId id) {
    KeyTerms terms = new KeyTerms("phone", Set.of(Scope.READ), Optional.empty());
    return ApiKey.issued(new BearerKey(id, "secret"), terms, NOW);
  }

  private static void leaveATrail(AuditTrail trail) {
    PersonId person = new PersonId(4);
    trail.record(AuditEvent.of(Action.DATA_ERASED, person, NOW, Actor.OPERATOR));
    trail.of(person);
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
    TimeRange month = new TimeRange(MONTH_AGO, NOW);
    log.totals(person, List.of(month, new TimeRange(MONTH_AGO.plusSeconds(1), NOW)));
    log.mostCommonType(person, month);
    log.medianDose(person, month);
    log.forEachDose(person, month, dose -> {});
    log.forEachAt(person, List.of(NOW, MONTH_AGO), stored -> {});
    log.page(person, IntakeFilter.ALL, Page.first(50));
    IntakeFilter filter =
        new IntakeFilter(
            Optional.of(MONTH_AGO),
            Optional.of(NOW),
            Optional.of("type 1"),
            OptionalDouble.of(10),
            OptionalDouble.of(100));
    log.page(person, filter, new Page(50, 10, Optional.of(new Position(NOW, entry.id()))));
    log.remove(person, entry.id(), stored -> {});
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
    log.page(person, ReadingFilter.ALL, Page.first(50));
    ReadingFilter filter =
        new ReadingFilter(
            Optional.of(MONTH_AGO),
            Optional.of(NOW),
            Optional.of("resting"),
            Optional.of("source 1"),
            OptionalInt.of(50),
            OptionalInt.of(90));
    Optional<Position> seen = Optional.of(new Position(NOW, entry.id()));
    log.page(person, filter, new Page(50, 10, seen));
    log.series(person, MONTH_AGO, NOW, Optional.empty(), 1_000);
    log.series(person, MONTH_AGO, NOW, seen, 1_000);
    log.remove(person, moved, stored -> {});
  }

  private static void readHistory(HeartRateHistory history) {
    PersonId person = new PersonId(2);
    history.byContext(person, MONTH_AGO, NOW);
    history.bins(person, NOW.minus(Duration.ofDays(180)), NOW);
    history.buckets(person, MONTH_AGO, NOW, Duration.ofMinutes(1), 1_000);
    history.buckets(person, MONTH_AGO, NOW, Duration.ofHours(1), 1_000);
    history.buckets(
        person, new TimeRange(MONTH_AGO, NOW), Duration.ofHours(1), 1_000, bucket -> bucket);
    LocalDay day = new LocalDay(LocalDate.of(2026, 2, 1), BERLIN);
    history.byDay(person, List.of(day, day.plusDays(1)));
    history.byDay(person, List.of(day), Map::size);
    history.byDay(person, List.of(new LocalDay(day.date(), ZoneOffset.ofTotalSeconds(1))));
  }

  private static void export(LoggedData data) {
    PersonId person = new PersonId(2);
    data.intakes(person, MONTH_AGO, NOW).forEach(entry -> {});
    data.readings(person, MONTH_AGO, NOW).forEach(entry -> {});
  }

  private static void retry(Transactions transactions, RetryLedger ledger) {
    PersonId person = new PersonId(3);
    transactions.inOne(
        () -> {
          ledger.claim(person, "key 1", "same", NOW);
          ledger.claim(person, "new key", "same", NOW);
          ledger.settle(person, "new key", new byte[1]);
          return person;
        });
    transactions.inTurn(person.value(), () -> ledger.claim(person, "key 1", "same", NOW));
    ledger.purge(NOW);
  }

  private static void importFiles(ImportJobs jobs, ImportQueue queue) {
    PersonId person = new PersonId(8);
    jobs.requireRoom(person, Long.MAX_VALUE);
    ImportJob job = jobs.add(person, ImportOrders.in("spool of plans"));
    queue.waiting("spool of plans", 10);
    queue.files("spool of plans");
    queue.backlog("spool of plans");
    WaitingImport waiting = new WaitingImport(person, job.id());
    queue.giveBack(queue.claim(waiting).orElseThrow());
    ImportClaim claim = queue.claim(waiting).orElseThrow();
    queue.renew(claim);
    queue.checkpoint(claim, ImportQueueContract.SOME, List.of(ImportQueueContract.REFUSED));
    queue.end(claim, Optional.empty());
    jobs.find(person, job.id());
    jobs.page(person, Page.first(50));
    jobs.problems(person, job.id(), 0, 50);
    jobs.undone(person, job.id(), new ImportRemoval(0, 0));
    jobs.cancel(person, jobs.add(person, ImportOrders.in("spool of plans")).id());
  }

  private void keepUp() {
    Database database = new Database(jdbi);
    BinUpkeep upkeep =
        watched(BinUpkeep.class, new JdbiBinUpkeep(database, new PersonWrites(database)));
    upkeep.rebuild(new PersonId(5));
    upkeep.differences(new PersonId(5), 10);
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

  private static Set<String> smallTables() {
    String sql = "SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples <= 100";
    return POSTGRES.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).set());
  }

  private static Set<String> scannedTables(String plan) {
    Matcher scan = Pattern.compile("Seq Scan on (\\w+)").matcher(plan);
    return scan.results().map(found -> found.group(1)).collect(toSet());
  }
}
