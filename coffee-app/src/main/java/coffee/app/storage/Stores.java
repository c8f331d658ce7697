package coffee.app.storage;

import coffee.app.configuration.RuleSettings;
import coffee.app.metrics.LoggedEntryMetrics;
import coffee.app.operator.Administration;
import coffee.domain.NewEntryObserver;
import coffee.domain.Ticker;
import coffee.domain.TimestampRules;
import coffee.domain.changes.ChangeLog;
import coffee.domain.changes.ChangeRetention;
import coffee.domain.correlation.AnalyzeCorrelation;
import coffee.domain.experiment.ExperimentStore;
import coffee.domain.experiment.RestoreExperiment;
import coffee.domain.exports.ExportData;
import coffee.domain.exports.ExportSource;
import coffee.domain.heartrate.BinMaintenance;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.heartrate.ReadingRetention;
import coffee.domain.heartrate.RecordReadings;
import coffee.domain.idempotency.IdempotencyRecords;
import coffee.domain.imports.ImportJobs;
import coffee.domain.imports.ImportQueue;
import coffee.domain.imports.ImportRunFactory;
import coffee.domain.imports.IngestRecords;
import coffee.domain.imports.UndoImport;
import coffee.domain.imports.rows.ImportObserver;
import coffee.domain.imports.rows.ImportTargets;
import coffee.domain.imports.rows.RestoreProfile;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.intake.RecordIntakes;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.People;
import coffee.domain.session.SignInCodes;
import coffee.domain.steps.RecordSteps;
import coffee.domain.steps.StepLog;
import coffee.domain.steps.StepMaintenance;
import coffee.domain.storage.StorageStatistics;
import coffee.domain.webhooks.DeliveryQueue;
import coffee.domain.webhooks.EventOutbox;
import coffee.domain.webhooks.EventSubscribers;
import coffee.domain.webhooks.Webhooks;
import coffee.domain.work.AfterCommit;
import coffee.persistence.Database;
import coffee.persistence.DatabaseBounds;
import coffee.persistence.JdbiTransactions;
import coffee.persistence.PersonTransactions;
import coffee.persistence.changes.JdbiChangeLog;
import coffee.persistence.changes.JdbiChangeRetention;
import coffee.persistence.experiment.JdbiExperiments;
import coffee.persistence.exports.JdbiExportSource;
import coffee.persistence.heartrate.JdbiBinMaintenance;
import coffee.persistence.heartrate.JdbiHeartRateHistory;
import coffee.persistence.heartrate.JdbiReadingLog;
import coffee.persistence.heartrate.JdbiReadingRetention;
import coffee.persistence.idempotency.JdbiIdempotencyRecords;
import coffee.persistence.imports.JdbiImportJobs;
import coffee.persistence.imports.JdbiImportQueue;
import coffee.persistence.imports.JdbiIngestRecords;
import coffee.persistence.intake.JdbiIntakeLog;
import coffee.persistence.person.JdbiApiKeys;
import coffee.persistence.person.JdbiPeople;
import coffee.persistence.session.JdbiSignInCodes;
import coffee.persistence.steps.JdbiStepLog;
import coffee.persistence.steps.JdbiStepMaintenance;
import coffee.persistence.storage.JdbiStorageStatistics;
import coffee.persistence.webhooks.JdbiDeliveryQueue;
import coffee.persistence.webhooks.JdbiEventOutbox;
import coffee.persistence.webhooks.JdbiEventSubscribers;
import coffee.persistence.webhooks.JdbiWebhooks;
import java.time.Clock;
import java.time.ZoneId;
import org.jdbi.v3.core.Jdbi;

/**
 * All storage ports of the domain over one database. They are created together, because they share
 * connections and transactions, and passed together as a parameter object from which each feature
 * takes the ports that it needs.
 */
public record Stores(
    People people,
    ApiKeys keys,
    SignInCodes codes,
    IntakeLog intakes,
    ReadingLog readings,
    ExportSource data,
    HeartRateHistory history,
    BinMaintenance bins,
    StepMaintenance stepMaintenance,
    ReadingRetention retention,
    IdempotencyRecords idempotency,
    ImportJobs imports,
    ImportQueue importQueue,
    IngestRecords ingests,
    ExperimentStore experiments,
    StepLog steps,
    Webhooks webhooks,
    DeliveryQueue deliveries,
    EventOutbox outbox,
    EventSubscribers subscribers,
    ChangeLog changes,
    ChangeRetention changeRetention,
    StorageStatistics statistics,
    AfterCommit transactions) {

  /** The ports of a command over PostgreSQL. */
  public static Stores over(Jdbi jdbi) {
    return over(new Database(jdbi));
  }

  /**
   * The ports of a service over PostgreSQL.
   *
   * @param connections maximum number of concurrent connections, of which the reads of one person
   *     take at most half
   */
  public static Stores over(Jdbi jdbi, int connections) {
    return over(new Database(jdbi, DatabaseBounds.ofPool(connections)));
  }

  private static Stores over(Database database) {
    PersonTransactions writes = new PersonTransactions(database);
    return new Stores(
        new JdbiPeople(database, writes),
        new JdbiApiKeys(database),
        new JdbiSignInCodes(database),
        new JdbiIntakeLog(database, writes),
        new JdbiReadingLog(database, writes),
        new JdbiExportSource(database),
        new JdbiHeartRateHistory(database),
        new JdbiBinMaintenance(database, writes),
        new JdbiStepMaintenance(database),
        new JdbiReadingRetention(writes),
        new JdbiIdempotencyRecords(database, IdempotencyRecords.CLAIM_TIMEOUT),
        new JdbiImportJobs(database),
        new JdbiImportQueue(database),
        new JdbiIngestRecords(database),
        new JdbiExperiments(database, writes),
        new JdbiStepLog(database, writes),
        new JdbiWebhooks(database),
        new JdbiDeliveryQueue(database),
        new JdbiEventOutbox(database),
        new JdbiEventSubscribers(database),
        new JdbiChangeLog(database),
        new JdbiChangeRetention(database),
        new JdbiStorageStatistics(database),
        new AfterCommit(new JdbiTransactions(database)));
  }

  /** What the answer is computed from. */
  public AnalyzeCorrelation.Data analyzed() {
    return new AnalyzeCorrelation.Data(intakes, history, steps);
  }

  /** Undoes imports into the logs. */
  public UndoImport undoImport() {
    return new UndoImport(
        imports, new UndoImport.Logs(intakes, readings, steps, experiments), transactions);
  }

  /** Exports what is stored. */
  public ExportData exportData(Clock clock) {
    return new ExportData(data, experiments, steps, clock);
  }

  /** The ports of operator actions. */
  public Administration administration(
      Administration.Caches caches, Clock clock, ZoneId defaultZone) {
    return new Administration(
        new Administration.Access(people, keys),
        new Administration.MaintenanceStores(
            bins, stepMaintenance, retention, idempotency, statistics),
        caches,
        clock,
        defaultZone);
  }

  /** Records entries into the logs by the rules of the instance. */
  public Recorders recorders(RuleSettings rules, Clock clock) {
    return recorders(rules, clock, NewEntryObserver.none(), NewEntryObserver.none());
  }

  /**
   * Records entries into the logs by the rules of the instance.
   *
   * @param metrics count new entries after commit
   */
  public Recorders recorders(RuleSettings rules, Clock clock, LoggedEntryMetrics metrics) {
    return recorders(rules, clock, metrics::coffeesLogged, metrics::heartRatesLogged);
  }

  private Recorders recorders(
      RuleSettings rules,
      Clock clock,
      NewEntryObserver<LoggedIntake> newIntakes,
      NewEntryObserver<LoggedReading> newReadings) {
    TimestampRules timestamps = new TimestampRules(clock);
    return new Recorders(
        new RecordIntakes(intakes, rules.intakes(), timestamps, transactions.deferred(newIntakes)),
        new RecordReadings(
            readings, rules.readings(), timestamps, transactions.deferred(newReadings)),
        new RecordSteps(steps, timestamps));
  }

  /**
   * The import of files into the logs.
   *
   * @param recorders record into the logs of these stores
   * @param observer is notified of processed rows after commit
   */
  public ImportRunFactory importRuns(Recorders recorders, Ticker ticker, ImportObserver observer) {
    ImportTargets logs =
        new ImportTargets(
            intakes,
            readings,
            recorders.intakes(),
            recorders.readings(),
            new RestoreProfile(people),
            new RestoreExperiment(experiments, Clock.systemUTC()),
            recorders.steps());
    return new ImportRunFactory(
        logs,
        transactions,
        ticker,
        (rows, bytes) -> transactions.runAfterCommit(() -> observer.batchProcessed(rows, bytes)));
  }
}
