package coffee.domain;

import coffee.domain.changes.ChangeLog;
import coffee.domain.changes.ChangeRetention;
import coffee.domain.changes.InMemoryChangeLog;
import coffee.domain.experiment.ExperimentStore;
import coffee.domain.experiment.InMemoryExperiments;
import coffee.domain.experiment.RestoreExperiment;
import coffee.domain.exports.ExportSource;
import coffee.domain.exports.InMemoryExportSource;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.heartrate.InMemoryHeartRateHistory;
import coffee.domain.heartrate.InMemoryReadingLog;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.heartrate.ReadingRules;
import coffee.domain.heartrate.RecordReadings;
import coffee.domain.idempotency.IdempotencyRecords;
import coffee.domain.idempotency.InMemoryIdempotencyRecords;
import coffee.domain.imports.ImportJobs;
import coffee.domain.imports.ImportQueue;
import coffee.domain.imports.InMemoryImports;
import coffee.domain.imports.InMemoryIngestRecords;
import coffee.domain.imports.IngestRecords;
import coffee.domain.imports.rows.ImportTargets;
import coffee.domain.imports.rows.RestoreProfile;
import coffee.domain.intake.InMemoryIntakeLog;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.IntakeRules;
import coffee.domain.intake.RecordIntakes;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.AuditTrail;
import coffee.domain.person.InMemoryApiKeys;
import coffee.domain.person.InMemoryAuditTrail;
import coffee.domain.person.InMemoryPeople;
import coffee.domain.person.People;
import coffee.domain.session.InMemorySignInCodes;
import coffee.domain.session.SignInCodes;
import coffee.domain.steps.InMemoryStepLog;
import coffee.domain.steps.RecordSteps;
import coffee.domain.steps.StepLog;
import coffee.domain.webhooks.DeliveryQueue;
import coffee.domain.webhooks.EventOutbox;
import coffee.domain.webhooks.EventSubscribers;
import coffee.domain.webhooks.InMemoryWebhooks;
import coffee.domain.webhooks.Webhooks;
import coffee.domain.work.InMemoryTransactions;
import coffee.domain.work.Transactions;
import java.time.Clock;
import java.time.Duration;

/** An empty in-memory store: one test double per port, sharing transactions. */
public class InMemoryStore {

  /** Long enough not to time out on a busy machine. */
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final AuditTrail trail = new InMemoryAuditTrail(transactions);
  private final InMemoryPeople people = new InMemoryPeople(transactions, trail);
  private final ApiKeys keys = new InMemoryApiKeys(transactions, people, trail);
  private final SignInCodes codes = new InMemorySignInCodes(transactions, people);
  private final InMemoryReadingLog readings = new InMemoryReadingLog(transactions, people);
  private final HeartRateHistory history = new InMemoryHeartRateHistory(readings);
  private final InMemoryWebhooks webhooks;
  private final IntakeLog intakes;
  private final TimestampRules timestamps;
  private final Clock clock;
  private final InMemoryIdempotencyRecords records =
      new InMemoryIdempotencyRecords(transactions, people, TIMEOUT);
  private final InMemoryImports imports;
  private final IngestRecords ingests = new InMemoryIngestRecords(transactions, people);
  private final ExperimentStore experiments = new InMemoryExperiments(transactions, people);
  private final InMemoryChangeLog changes;
  private final StepLog steps = new InMemoryStepLog(transactions, people);

  /** A store that goes by the clock of the machine. */
  public InMemoryStore() {
    this(Clock.systemUTC());
  }

  /**
   * A store of its own time.
   *
   * @param clock tells when an entry is stored, and which timestamps lie ahead
   */
  public InMemoryStore(Clock clock) {
    this.clock = clock;
    timestamps = new TimestampRules(clock);
    webhooks = new InMemoryWebhooks(transactions, people, clock);
    intakes = new InMemoryIntakeLog(transactions, people, webhooks, clock);
    imports = new InMemoryImports(transactions, people, webhooks, clock);
    changes =
        new InMemoryChangeLog(
            transactions,
            people,
            new InMemoryChangeLog.Records(intakes, experiments, imports),
            clock);
  }

  public Transactions transactions() {
    return transactions;
  }

  public People people() {
    return people;
  }

  public ApiKeys keys() {
    return keys;
  }

  public SignInCodes codes() {
    return codes;
  }

  public AuditTrail trail() {
    return trail;
  }

  public IntakeLog intakes() {
    return intakes;
  }

  public ReadingLog readings() {
    return readings;
  }

  /** Records into {@link #intakes} by the default rules. */
  public RecordIntakes recordIntakes() {
    return new RecordIntakes(intakes(), IntakeRules.DEFAULT, timestamps, NewEntryObserver.none());
  }

  /** Records into {@link #readings} by the default rules. */
  public RecordReadings recordReadings() {
    return new RecordReadings(
        readings(), ReadingRules.DEFAULT, timestamps, NewEntryObserver.none());
  }

  public StepLog steps() {
    return steps;
  }

  /** Records into {@link #steps}. */
  public RecordSteps recordSteps() {
    return new RecordSteps(steps(), timestamps);
  }

  /** Imports into this store. */
  public ImportTargets importTargets() {
    return new ImportTargets(
        intakes(),
        readings(),
        recordIntakes(),
        recordReadings(),
        new RestoreProfile(people()),
        new RestoreExperiment(experiments, clock),
        recordSteps());
  }

  public ExportSource data() {
    return new InMemoryExportSource(intakes, readings);
  }

  public HeartRateHistory history() {
    return history;
  }

  public IdempotencyRecords records() {
    return records;
  }

  /** The same records with a short claim timeout. */
  public IdempotencyRecords impatientRecords() {
    return records.waiting(Duration.ofMillis(200));
  }

  public ImportJobs imports() {
    return imports;
  }

  public IngestRecords ingests() {
    return ingests;
  }

  public ExperimentStore experiments() {
    return experiments;
  }

  public ChangeLog changes() {
    return changes;
  }

  public ChangeRetention changeRetention() {
    return changes;
  }

  public Webhooks webhooks() {
    return webhooks;
  }

  public EventOutbox outbox() {
    return webhooks;
  }

  public EventSubscribers subscribers() {
    return webhooks;
  }

  public DeliveryQueue deliveries() {
    return webhooks;
  }

  public ImportQueue queue() {
    return imports;
  }
}
