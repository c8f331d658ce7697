package coffee.persistence.changes;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.Concurrently;
import coffee.domain.DomainException;
import coffee.domain.changes.ChangeCursor;
import coffee.domain.changes.ReadChanges;
import coffee.domain.person.PersonId;
import coffee.persistence.JdbiStore;
import coffee.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.postgresql.PGConnection;

/**
 * Eight writers write through the stores of two instances while sessions end at random statements,
 * and somebody follows the feed. They end with exactly what is stored. The number of the repetition
 * is the seed of what is written.
 */
class FollowedWritesTest {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();
  private static final int WRITERS = 8;
  private static final int WRITES = 2;
  private static final int STATEMENTS_PER_ENDED_SESSION = 25;

  private final AtomicInteger writing = new AtomicInteger(WRITERS);

  @BeforeAll
  static void findEndedSessions() {
    POSTGRES.dataSource().setValidationQuery("SELECT 1");
    POSTGRES.dataSource().setValidationInterval(0);
    POSTGRES.dataSource().setTestOnBorrow(true);
  }

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  /** Ends sessions right before a statement, which then fails, or is over already. */
  private static final class EndingSessions implements SqlLogger {

    private final Connection administrator;

    EndingSessions(Connection administrator) {
      this.administrator = administrator;
    }

    @Override
    public void logBeforeExecution(StatementContext context) {
      if (ThreadLocalRandom.current().nextInt(STATEMENTS_PER_ENDED_SESSION) == 0) {
        try {
          end(context.getConnection().unwrap(PGConnection.class).getBackendPID());
        } catch (SQLException failure) {
          throw new IllegalStateException(failure);
        }
      }
    }

    private synchronized void end(int session) throws SQLException {
      String sql = "SELECT pg_terminate_backend(?)";
      try (PreparedStatement statement = administrator.prepareStatement(sql)) {
        statement.setInt(1, session);
        boolean unused = statement.execute();
      }
    }
  }

  @RepeatedTest(200)
  void followerEndsWithWhatIsStored(RepetitionInfo run) throws SQLException {
    JdbiStore quiet = new JdbiStore(POSTGRES.jdbi());
    String name = "person " + run.getCurrentRepetition();
    PersonId person = quiet.people().ensure(name, ZoneOffset.UTC).id();
    ChangeCursor start = new ReadChanges(quiet.changes(), "this store").end(person);
    try (Connection administrator = DriverManager.getConnection(POSTGRES.jdbcUrl())) {
      EndingSessions ending = new EndingSessions(administrator);
      JdbiStore[] instances = {store(ending), store(ending)};
      FeedCopy copy = new FeedCopy(instances[0], person);
      assertThat(
              Concurrently.run(
                  WRITERS + 1,
                  i ->
                      i < WRITERS
                          ? write(instances[i % 2], person, run, i)
                          : followWhileOthersWrite(copy)))
          .hasSize(WRITERS + 1);
      catchUp(copy);
      copy.assertSameAsStored(quiet);
    }
    FeedCopy again = new FeedCopy(quiet, person);
    assertThat(again.since(start, 7)).isEqualTo(again.since(start, 1_000));
  }

  private static JdbiStore store(SqlLogger logger) {
    Jdbi jdbi = POSTGRES.jdbi();
    jdbi.setSqlLogger(logger);
    return new JdbiStore(jdbi);
  }

  private boolean write(JdbiStore store, PersonId person, RepetitionInfo run, int number) {
    try {
      new RandomWriter(store, person, new Random(100L * run.getCurrentRepetition() + number))
          .write(WRITES);
      return true;
    } finally {
      writing.decrementAndGet();
    }
  }

  private boolean followWhileOthersWrite(FeedCopy copy) {
    while (writing.get() > 0) {
      boolean unused = tryToFollow(copy);
    }
    return true;
  }

  private static void catchUp(FeedCopy copy) {
    while (tryToFollow(copy)) {}
  }

  /** False if there is nothing more. */
  private static boolean tryToFollow(FeedCopy copy) {
    try {
      return copy.follow(5);
    } catch (DomainException | JdbiException ended) {
      return true;
    }
  }
}
