package coffee.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.changelog.ChangeSet;
import liquibase.exception.LiquibaseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProductionChangelogTest {

  private final TestDatabase postgres = TestDatabase.unmigrated();

  @AfterEach
  void close() {
    postgres.close();
  }

  private List<String> tables() {
    String sql =
        """
        SELECT tablename FROM pg_tables
        WHERE schemaname = 'public' AND tablename NOT LIKE 'databasechangelog%'
        ORDER BY tablename
        """;
    return postgres.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  @Test
  void migratesAndRollsBackAllTables() throws SQLException, LiquibaseException {
    try (Connection connection = postgres.dataSource().getConnection()) {
      Liquibase changelog = ProductionChangelog.of(connection);
      changelog.update("");
      List<String> made = tables();
      assertThat(made)
          .containsExactly(
              "api_key",
              "audit_event",
              "coffee_intake",
              "deleted_record",
              "experiment",
              "experiment_day",
              "heart_rate_hour",
              "heart_rate_source",
              "idempotency_key",
              "import_job",
              "import_problem",
              "ingest",
              "intake_removal",
              "person",
              "person_name",
              "range_change",
              "sign_in_code",
              "sole_run",
              "step_day",
              "webhook",
              "webhook_delivery");

      int steps = changelog.getDatabaseChangeLog().getChangeSets().size();
      changelog.rollback(steps, "");
      assertThat(tables()).isEmpty();

      changelog.update("");
      assertThat(tables()).isEqualTo(made);
      assertThat(changelog.listUnrunChangeSets(new Contexts(), new LabelExpression())).isEmpty();
    }
  }

  @Test
  void everyStepHasRollback() throws SQLException, LiquibaseException {
    try (Connection connection = postgres.dataSource().getConnection()) {
      assertThat(ProductionChangelog.of(connection).getDatabaseChangeLog().getChangeSets())
          .isNotEmpty()
          .allSatisfy(
              (ChangeSet step) ->
                  assertThat(step.getRollback().getChanges()).as(step.getId()).isNotEmpty());
    }
  }
}
