package coffee.persistence;

import coffee.domain.changes.ChangeLog;
import coffee.domain.changes.ChangeRetention;
import coffee.domain.experiment.ExperimentStore;
import coffee.domain.exports.ExportSource;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.idempotency.IdempotencyRecords;
import coffee.domain.imports.ImportJobs;
import coffee.domain.imports.ImportQueue;
import coffee.domain.imports.IngestRecords;
import coffee.domain.intake.IntakeLog;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.AuditTrail;
import coffee.domain.person.People;
import coffee.domain.session.SignInCodes;
import coffee.domain.steps.StepLog;
import coffee.domain.webhooks.DeliveryQueue;
import coffee.domain.webhooks.EventOutbox;
import coffee.domain.webhooks.EventSubscribers;
import coffee.domain.webhooks.Webhooks;
import coffee.domain.work.Transactions;
import coffee.persistence.changes.JdbiChangeLog;
import coffee.persistence.changes.JdbiChangeRetention;
import coffee.persistence.experiment.JdbiExperiments;
import coffee.persistence.exports.JdbiExportSource;
import coffee.persistence.heartrate.JdbiHeartRateHistory;
import coffee.persistence.heartrate.JdbiReadingLog;
import coffee.persistence.idempotency.JdbiIdempotencyRecords;
import coffee.persistence.imports.JdbiImportJobs;
import coffee.persistence.imports.JdbiImportQueue;
import coffee.persistence.imports.JdbiIngestRecords;
import coffee.persistence.intake.JdbiIntakeLog;
import coffee.persistence.person.JdbiApiKeys;
import coffee.persistence.person.JdbiAuditTrail;
import coffee.persistence.person.JdbiPeople;
import coffee.persistence.session.JdbiSignInCodes;
import coffee.persistence.steps.JdbiStepLog;
import coffee.persistence.webhooks.JdbiDeliveryQueue;
import coffee.persistence.webhooks.JdbiEventOutbox;
import coffee.persistence.webhooks.JdbiEventSubscribers;
import coffee.persistence.webhooks.JdbiWebhooks;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** All ports over one PostgreSQL. */
public class JdbiStore {

  /** Of a pool of 20, with times long enough for a busy machine. */
  static final DatabaseBounds PATIENT =
      DatabaseBounds.ofPool(20)
          .withTimeout(Duration.ofMinutes(1))
          .withScanTime(Duration.ofMinutes(10));

  private static final DatabaseBounds BOUNDS = PATIENT.withPieceRows(3);

  private final Database database;
  private final PersonTransactions writes;

  /** The ports over a database, with pieces so small that a test can fill several. */
  public JdbiStore(Jdbi jdbi) {
    this(jdbi, BOUNDS);
  }

  /** The ports over a database of which one person may take so much. */
  JdbiStore(Jdbi jdbi, DatabaseBounds bounds) {
    this.database = new Database(jdbi, bounds);
    this.writes = new PersonTransactions(database);
  }

  public Transactions transactions() {
    return new JdbiTransactions(database);
  }

  public People people() {
    return new JdbiPeople(database, writes);
  }

  public ApiKeys keys() {
    return new JdbiApiKeys(database);
  }

  public SignInCodes codes() {
    return new JdbiSignInCodes(database);
  }

  public AuditTrail trail() {
    return new JdbiAuditTrail(database);
  }

  public IntakeLog intakes() {
    return new JdbiIntakeLog(database, writes);
  }

  public ReadingLog readings() {
    return new JdbiReadingLog(database, writes);
  }

  public ImportJobs imports() {
    return new JdbiImportJobs(database);
  }

  public IngestRecords ingests() {
    return new JdbiIngestRecords(database);
  }

  public ExperimentStore experiments() {
    return new JdbiExperiments(database, writes);
  }

  public StepLog steps() {
    return new JdbiStepLog(database, writes);
  }

  public ChangeLog changes() {
    return new JdbiChangeLog(database);
  }

  public ChangeRetention changeRetention() {
    return new JdbiChangeRetention(database);
  }

  public Webhooks webhooks() {
    return new JdbiWebhooks(database);
  }

  public EventOutbox outbox() {
    return new JdbiEventOutbox(database);
  }

  public EventSubscribers subscribers() {
    return new JdbiEventSubscribers(database);
  }

  public DeliveryQueue deliveries() {
    return new JdbiDeliveryQueue(database);
  }

  public ImportQueue queue() {
    return new JdbiImportQueue(database);
  }

  public HeartRateHistory history() {
    return new JdbiHeartRateHistory(database);
  }

  /** With pages so small that a test can fill several. */
  public ExportSource data() {
    return new JdbiExportSource(database, ReadingLog.MAX_SOURCES + 1);
  }

  public IdempotencyRecords records() {
    return new JdbiIdempotencyRecords(database, PATIENT.timeout());
  }

  /** With a short claim timeout. */
  public IdempotencyRecords impatientRecords() {
    return new JdbiIdempotencyRecords(database, Duration.ofSeconds(1));
  }
}
