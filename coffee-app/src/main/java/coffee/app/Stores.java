package coffee.app;

import coffee.domain.Transactions;
import coffee.domain.heartrate.BinUpkeep;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.imports.ImportJobs;
import coffee.domain.imports.ImportQueue;
import coffee.domain.imports.ImportRuns;
import coffee.domain.intake.IntakeLog;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.People;
import coffee.domain.retry.RetryLedger;
import coffee.persistence.Database;
import coffee.persistence.JdbiTransactions;
import coffee.persistence.heartrate.JdbiBinUpkeep;
import coffee.persistence.heartrate.JdbiHeartRateHistory;
import coffee.persistence.heartrate.JdbiReadingLog;
import coffee.persistence.imports.JdbiImportJobs;
import coffee.persistence.imports.JdbiImportQueue;
import coffee.persistence.intake.JdbiIntakeLog;
import coffee.persistence.person.JdbiApiKeys;
import coffee.persistence.person.JdbiPeople;
import coffee.persistence.person.PersonWrites;
import coffee.persistence.retry.JdbiRetryLedger;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Every port of the domain that stores something, over one database. */
public record Stores(
    People people,
    ApiKeys keys,
    IntakeLog intakes,
    ReadingLog readings,
    HeartRateHistory history,
    BinUpkeep bins,
    RetryLedger retries,
    ImportJobs imports,
    ImportQueue importQueue,
    Transactions transactions) {

  /** The ports over PostgreSQL. */
  public static Stores over(Jdbi jdbi) {
    Database database = new Database(jdbi);
    PersonWrites writes = new PersonWrites(database);
    return new Stores(
        new JdbiPeople(database, writes),
        new JdbiApiKeys(database),
        new JdbiIntakeLog(database, writes),
        new JdbiReadingLog(database, writes),
        new JdbiHeartRateHistory(database),
        new JdbiBinUpkeep(database, writes),
        new JdbiRetryLedger(database, RetryLedger.PATIENCE),
        new JdbiImportJobs(database),
        new JdbiImportQueue(database),
        new JdbiTransactions(database));
  }

  /** How files get into the logs. */
  public ImportRuns importRuns(Clock clock) {
    return new ImportRuns(intakes, readings, transactions, clock);
  }
}
