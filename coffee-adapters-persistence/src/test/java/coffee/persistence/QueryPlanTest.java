package coffee.persistence;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every statement that a request runs finds its rows by an index, and reads no more of them than it
 * is asked for: 50 persons, two of them with years of data that lies mixed, and the planner as in
 * production. The statements are those that the ports run when all of their methods are called; a
 * statement in the sources that does not run here is a failure too.
 */
class QueryPlanTest {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();
  private static final QueryPlanLogger LOG = new QueryPlanLogger();
  private static final AllPortCalls QUESTIONS =
      new AllPortCalls(
          POSTGRES
              .jdbi()
              .configure(RoundTrips.class, trips -> trips.setSeparate(true))
              .setSqlLogger(LOG));

  @BeforeAll
  static void askEverything() {
    MixedPersons.MANY.fill(POSTGRES.jdbi());
    QUESTIONS.ask();
  }

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  @Test
  void callsEveryPortMethod() {
    assertThat(QUESTIONS.missing()).isEmpty();
  }

  @Test
  void seesEveryStatement() throws IOException {
    assertThat(SourceStatements.ofSources()).isNotEmpty();
    assertThat(SourceStatements.ofSources())
        .filteredOn(statement -> LOG.statements().stream().noneMatch(statement::isIn))
        .isEmpty();
  }

  @Test
  void everyStatementUsesAnIndex() {
    assertThat(LOG.plans()).hasSizeGreaterThan(25);
    Set<String> small = smallTables();
    assertThat(LOG.plans()).filteredOn(plan -> !small.containsAll(scannedTables(plan))).isEmpty();
  }

  @Test
  void noStatementReadsOrSortsMoreThanItIsAskedFor() {
    assertThat(LOG.runs()).hasSizeGreaterThan(100);
    assertThat(LOG.wasteful()).isEmpty();
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
