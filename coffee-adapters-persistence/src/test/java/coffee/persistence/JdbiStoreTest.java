package coffee.persistence;

import coffee.domain.changes.ChangeLogContract;
import coffee.domain.experiment.ExperimentStoreContract;
import coffee.domain.exports.ExportSourceContract;
import coffee.domain.heartrate.HeartRateHistoryContract;
import coffee.domain.heartrate.ReadingLogContract;
import coffee.domain.idempotency.IdempotencyRecordsContract;
import coffee.domain.imports.ImportJobsContract;
import coffee.domain.imports.ImportQueueContract;
import coffee.domain.imports.IngestRecordsContract;
import coffee.domain.intake.IntakeChangesContract;
import coffee.domain.intake.IntakeLogContract;
import coffee.domain.person.ApiKeysContract;
import coffee.domain.person.AuditTrailContract;
import coffee.domain.person.PeopleContract;
import coffee.domain.session.SignInCodesContract;
import coffee.domain.steps.StepLogContract;
import coffee.domain.webhooks.WebhooksContract;
import coffee.domain.work.TransactionsContract;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

/** Runs the port contracts against PostgreSQL. */
class JdbiStoreTest {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();

  static {
    // What is stored and found must not depend on the zone of the session.
    POSTGRES.dataSource().setInitSQL("SET TIME ZONE 'Asia/Kathmandu'");
  }

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  private static class Store extends JdbiStore {
    Store() {
      super(POSTGRES.jdbi());
    }
  }

  /** As where the data is sharded: every statement goes alone. */
  private static class SeparateStatements extends JdbiStore {
    SeparateStatements() {
      super(POSTGRES.jdbi().configure(RoundTrips.class, trips -> trips.setSeparate(true)));
    }
  }

  @Nested
  class Persons extends Store implements PeopleContract {}

  @Nested
  class Keys extends Store implements ApiKeysContract {}

  @Nested
  class Codes extends Store implements SignInCodesContract {}

  @Nested
  class Trail extends Store implements AuditTrailContract {}

  @Nested
  class Intakes extends Store implements IntakeLogContract {}

  @Nested
  class IntakeChanges extends Store implements IntakeChangesContract {}

  @Nested
  class Readings extends Store implements ReadingLogContract {}

  @Nested
  class ShardedIntakes extends SeparateStatements implements IntakeLogContract {}

  @Nested
  class ShardedReadings extends SeparateStatements implements ReadingLogContract {}

  @Nested
  class History extends Store implements HeartRateHistoryContract {}

  @Nested
  class Data extends Store implements ExportSourceContract {}

  @Nested
  class Retries extends Store implements IdempotencyRecordsContract {}

  @Nested
  class Ingests extends Store implements IngestRecordsContract {}

  @Nested
  class Experiments extends Store implements ExperimentStoreContract {}

  @Nested
  class Steps extends Store implements StepLogContract {}

  @Nested
  class Imports extends Store implements ImportJobsContract {}

  @Nested
  class Queue extends Store implements ImportQueueContract {

    @Override
    public void pass(Duration time) {
      String sql = "UPDATE import_job SET touched_at = touched_at - ? * interval '1 second'";
      POSTGRES.jdbi().useHandle(handle -> handle.execute(sql, time.toSeconds()));
    }
  }

  private static void passForWebhooks(Duration time) {
    String webhooks =
        """
        UPDATE webhook
        SET due_at = due_at - :time * interval '1 second',
          claimed_until = claimed_until - :time * interval '1 second',
          failing_since = failing_since - :time * interval '1 second',
          earlier_until = earlier_until - :time * interval '1 second',
          answered_at = answered_at - :time * interval '1 second'
        """;
    String deliveries =
        "UPDATE webhook_delivery SET ended_at = ended_at - :time * interval '1 second'";
    POSTGRES
        .jdbi()
        .useHandle(
            handle -> {
              handle.createUpdate(webhooks).bind("time", time.toSeconds()).execute();
              handle.createUpdate(deliveries).bind("time", time.toSeconds()).execute();
            });
  }

  @Nested
  class Webhooks extends Store implements WebhooksContract {

    @Override
    public void pass(Duration time) {
      passForWebhooks(time);
    }
  }

  @Nested
  class ShardedWebhooks extends SeparateStatements implements WebhooksContract {

    @Override
    public void pass(Duration time) {
      passForWebhooks(time);
    }
  }

  @Nested
  class Changes extends Store implements ChangeLogContract {

    @Override
    public void pass(Duration time) {
      POSTGRES
          .jdbi()
          .useHandle(
              handle -> {
                handle.execute(
                    "UPDATE deleted_record SET deleted_at = deleted_at - ? * interval '1 second'",
                    time.toSeconds());
                handle.execute(
                    "UPDATE range_change SET changed_at = changed_at - ? * interval '1 second'",
                    time.toSeconds());
              });
    }

    @Override
    public Instant now() {
      return Instant.now();
    }
  }

  @Nested
  class Together extends Store implements TransactionsContract {}
}
