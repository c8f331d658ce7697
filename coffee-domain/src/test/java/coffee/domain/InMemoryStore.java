package coffee.domain;

import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.heartrate.InMemoryHeartRateHistory;
import coffee.domain.heartrate.InMemoryReadingLog;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.imports.ImportJobs;
import coffee.domain.imports.ImportQueue;
import coffee.domain.imports.InMemoryImports;
import coffee.domain.intake.InMemoryIntakeLog;
import coffee.domain.intake.IntakeLog;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.AuditTrail;
import coffee.domain.person.InMemoryApiKeys;
import coffee.domain.person.InMemoryAuditTrail;
import coffee.domain.person.InMemoryPeople;
import coffee.domain.person.People;
import coffee.domain.retry.InMemoryRetryLedger;
import coffee.domain.retry.RetryLedger;
import java.time.Clock;
import java.time.Duration;

/** An empty store in memory: one double of every port, over the same transactions. */
public class InMemoryStore {

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final AuditTrail trail = new InMemoryAuditTrail(transactions);
  private final InMemoryPeople people = new InMemoryPeople(transactions, trail);
  private final ApiKeys keys = new InMemoryApiKeys(transactions, people, trail);
  private final InMemoryReadingLog readings = new InMemoryReadingLog(transactions, people);
  private final HeartRateHistory history = new InMemoryHeartRateHistory(readings);
  private final IntakeLog intakes;
  private final RetryLedger ledger;
  private final InMemoryImports imports;

  /** A store that goes by the clock of the machine and is not patient with retries. */
  public InMemoryStore() {
    this(Clock.systemUTC(), Duration.ofMillis(200));
  }

  /**
   * A store of its own time.
   *
   * @param clock tells when an entry is stored
   * @param patience how long a retry waits for the first request
   */
  public InMemoryStore(Clock clock, Duration patience) {
    intakes = new InMemoryIntakeLog(transactions, people, clock);
    ledger = new InMemoryRetryLedger(transactions, people, patience);
    imports = new InMemoryImports(transactions, people, clock);
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

  public AuditTrail trail() {
    return trail;
  }

  public IntakeLog intakes() {
    return intakes;
  }

  public ReadingLog readings() {
    return readings;
  }

  public HeartRateHistory history() {
    return history;
  }

  public RetryLedger ledger() {
    return ledger;
  }

  public ImportJobs imports() {
    return imports;
  }

  public ImportQueue queue() {
    return imports;
  }
}
