package coffee.domain;

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
import org.junit.jupiter.api.Nested;

/** Runs the port contracts against the in-memory doubles. */
class InMemoryStoreTest {

  private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T09:00:00Z"));

  @Nested
  class Persons extends InMemoryStore implements PeopleContract {}

  @Nested
  class Keys extends InMemoryStore implements ApiKeysContract {}

  @Nested
  class Codes extends InMemoryStore implements SignInCodesContract {}

  @Nested
  class Trail extends InMemoryStore implements AuditTrailContract {}

  @Nested
  class Erasure extends InMemoryStore implements PersonErasureContract {}

  @Nested
  class Intakes extends InMemoryStore implements IntakeLogContract {}

  @Nested
  class IntakeChanges extends InMemoryStore implements IntakeChangesContract {}

  @Nested
  class Readings extends InMemoryStore implements ReadingLogContract {}

  @Nested
  class History extends InMemoryStore implements HeartRateHistoryContract {}

  @Nested
  class Data extends InMemoryStore implements ExportSourceContract {}

  @Nested
  class Changes extends InMemoryStore implements ChangeLogContract {
    Changes() {
      super(clock);
    }

    @Override
    public void pass(Duration time) {
      clock.pass(time);
    }

    @Override
    public Instant now() {
      return clock.instant();
    }
  }

  @Nested
  class Retries extends InMemoryStore implements IdempotencyRecordsContract {}

  @Nested
  class Ingests extends InMemoryStore implements IngestRecordsContract {}

  @Nested
  class Experiments extends InMemoryStore implements ExperimentStoreContract {}

  @Nested
  class Steps extends InMemoryStore implements StepLogContract {}

  @Nested
  class Imports extends InMemoryStore implements ImportJobsContract {}

  @Nested
  class Queue extends InMemoryStore implements ImportQueueContract {
    Queue() {
      super(clock);
    }

    @Override
    public void pass(Duration time) {
      clock.pass(time);
    }
  }

  @Nested
  class Webhooks extends InMemoryStore implements WebhooksContract {
    Webhooks() {
      super(clock);
    }

    @Override
    public void pass(Duration time) {
      clock.pass(time);
    }
  }

  @Nested
  class Together extends InMemoryStore implements TransactionsContract {}
}
