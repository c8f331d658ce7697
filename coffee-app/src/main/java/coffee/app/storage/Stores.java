package coffee.app.storage;

import coffee.domain.AfterCommit;
import coffee.domain.Ticker;
import coffee.domain.Transactions;
import coffee.domain.exports.LoggedData;
import coffee.domain.heartrate.BinUpkeep;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.heartrate.ObservedReadingLog;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.heartrate.ReadingObserver;
import coffee.domain.heartrate.ReadingRetention;
import coffee.domain.imports.ImportJobs;
import coffee.domain.imports.ImportLogs;
import coffee.domain.imports.ImportObserver;
import coffee.domain.imports.ImportQueue;
import coffee.domain.imports.ImportRuns;
import coffee.domain.imports.RestoreProfile;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.IntakeObserver;
import coffee.domain.intake.ObservedIntakeLog;
import coffee.domain.inventory.Inventory;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.People;
import coffee.domain.retry.RetryLedger;
import coffee.persistence.Database;
import coffee.persistence.DatabaseBounds;
import coffee.persistence.JdbiTransactions;
import coffee.persistence.exports.JdbiLoggedData;
import coffee.persistence.heartrate.JdbiBinUpkeep;
import coffee.persistence.heartrate.JdbiHeartRateHistory;
import coffee.persistence.heartrate.JdbiReadingLog;
import coffee.persistence.heartrate.JdbiReadingRetention;
import coffee.persistence.imports.JdbiImportJobs;
import coffee.persistence.imports.JdbiImportQueue;
import coffee.persistence.intake.JdbiIntakeLog;
import coffee.persistence.inventory.JdbiInventory;
import coffee.persistence.person.JdbiApiKeys;
import coffee.persistence.person.JdbiPeople;
import coffee.persistence.person.PersonWrites;
import coffee.persistence.retry.JdbiRetryLedger;
import org.jdbi.v3.core.Jdbi;

/**
 * All storage ports of the domain over one database. They are created together, because
 * they share connections and transactions, and passed together as a parameter object
 * from which each feature takes the ports that it needs.
 */
public record Stores(
    People people,
    ApiKeys keys,
    IntakeLog intakes,
    ReadingLog readings,
    LoggedData data,
    HeartRateHistory history,
    BinUpkeep bins,
    ReadingRetention retention,
    RetryLedger retries,
    ImportJobs imports,
    ImportQueue importQueue,
    Inventory inventory,
    Transactions transactions) {

  /** The ports of a command over PostgreSQL. */
  public static Stores over(Jdbi jdbi) {
    return over(new Database(jdbi));
  }

  /**
   * The ports of a service over PostgreSQL.
   *
   * @param connections greatest number of connections at a time, of which the reads of one person
   *     take at most half
   */
  public static Stores over(Jdbi jdbi, int connections) {
    return over(new Database(jdbi, DatabaseBounds.ofPool(connections)));
  }

  private static Stores over(Database database) {
    PersonWrites writes = new PersonWrites(database);
    return new Stores(
        new JdbiPeople(database, writes),
        new JdbiApiKeys(database),
        new JdbiIntakeLog(database, writes),
        new JdbiReadingLog(database, writes),
        new JdbiLoggedData(database),
        new JdbiHeartRateHistory(database),
        new JdbiBinUpkeep(database, writes),
        new JdbiReadingRetention(writes),
        new JdbiRetryLedger(database, RetryLedger.PATIENCE),
        new JdbiImportJobs(database),
        new JdbiImportQueue(database),
        new JdbiInventory(database),
        new JdbiTransactions(database));
  }

  /** The same ports, which report new records after the commit. */
  public Stores observedBy(IntakeObserver intakeObserver, ReadingObserver readingObserver) {
    AfterCommit afterCommit = new AfterCommit(transactions);
    return new Stores(
        people,
        keys,
        new ObservedIntakeLog(intakes, afterCommit, intakeObserver),
        new ObservedReadingLog(readings, afterCommit, readingObserver),
        data,
        history,
        bins,
        retention,
        retries,
        imports,
        importQueue,
        inventory,
        afterCommit);
  }

  /** The import of files into the logs. */
  public ImportRuns importRuns(Ticker ticker, ImportObserver observer) {
    ImportLogs logs = new ImportLogs(intakes, readings, new RestoreProfile(people));
    return new ImportRuns(logs, transactions, ticker, observer);
  }
}
