package coffee.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * No statement that a request runs reads or sorts more than it is asked for where two persons have
 * all that there is, so that PostgreSQL takes any person to have half of it.
 */
class FewPersonsQueryPlanTest {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  @Test
  void noStatementReadsOrSortsMoreThanItIsAskedFor() {
    QueryPlanLogger log = new QueryPlanLogger();
    MixedPersons.FEW.fill(POSTGRES.jdbi());

    new AllPortCalls(
            POSTGRES
                .jdbi()
                .configure(RoundTrips.class, trips -> trips.setSeparate(true))
                .setSqlLogger(log))
        .ask();

    assertThat(log.runs()).hasSizeGreaterThan(100);
    assertThat(log.wasteful()).isEmpty();
  }
}
