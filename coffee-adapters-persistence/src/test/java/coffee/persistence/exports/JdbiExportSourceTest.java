package coffee.persistence.exports;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.exports.ExportSource;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingFixtures;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.JdbiStore;
import coffee.persistence.TestDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The memory that a long export needs. */
class JdbiExportSourceTest {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();
  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
  private static final int PAGE = 1_000;

  /** One every four seconds, so that a page has two hours. */
  private static final int OF_AN_HOUR = 900;

  private final AtomicInteger statements = new AtomicInteger();
  private final Jdbi jdbi =
      POSTGRES
          .jdbi()
          .setSqlLogger(
              new SqlLogger() {
                @Override
                public void logBeforeExecution(StatementContext context) {
                  statements.incrementAndGet();
                }
              });
  private final ExportSource data = new JdbiExportSource(new Database(jdbi), PAGE);

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  @Test
  void readsOnePageAtATimeWithoutHoldingConnection() {
    PersonId person = personWithReadings(4 * OF_AN_HOUR);
    Iterator<LoggedReading> readings = data.readings(person, Instant.MIN, Instant.MAX).iterator();
    assertThat(statements).hasValue(0);
    int ofTheFirstPage = 2 * OF_AN_HOUR;
    for (int taken = 1; taken <= ofTheFirstPage; taken++) {
      readings.next();
    }
    assertThat(statements).hasValue(1);
    assertThat(POSTGRES.dataSource().getActive()).isZero();
    readings.next();
    assertThat(statements).hasValue(2);
    readings.forEachRemaining(entry -> assertThat(POSTGRES.dataSource().getActive()).isZero());
    assertThat(statements).hasValue(3);
  }

  private static PersonId personWithReadings(int count) {
    JdbiStore store = new JdbiStore(POSTGRES.jdbi());
    PersonId person = store.people().ensure("ada", ZoneOffset.UTC).id();
    List<Reading> readings =
        IntStream.range(0, count)
            .mapToObj(i -> ReadingFixtures.manual(NINE.plusSeconds(4L * i), 60))
            .toList();
    store.readings().addAll(person, readings);
    return person;
  }
}
