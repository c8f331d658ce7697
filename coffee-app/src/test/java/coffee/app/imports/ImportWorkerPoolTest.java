package coffee.app.imports;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.InMemoryStore;
import coffee.domain.Ticker;
import coffee.domain.imports.FileName;
import coffee.domain.imports.FileSettings;
import coffee.domain.imports.ImportBacklog;
import coffee.domain.imports.ImportClaim;
import coffee.domain.imports.ImportFailure;
import coffee.domain.imports.ImportJob;
import coffee.domain.imports.ImportQueue;
import coffee.domain.imports.ImportReader;
import coffee.domain.imports.ImportRequest;
import coffee.domain.imports.ImportRunFactory;
import coffee.domain.imports.ImportWorker;
import coffee.domain.imports.InMemoryImportSpool;
import coffee.domain.imports.LineImportReader;
import coffee.domain.imports.SpooledFile;
import coffee.domain.imports.WaitingImport;
import coffee.domain.imports.rows.ImportObserver;
import coffee.domain.imports.rows.ImportProgress;
import coffee.domain.imports.rows.ImportRun;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.person.PersonId;
import java.io.ByteArrayInputStream;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ImportWorkerPoolTest {

  private final InMemoryStore store = new InMemoryStore();
  private final InMemoryImportSpool spool = new InMemoryImportSpool();
  private final CountDownLatch renewed = new CountDownLatch(1);
  private final CountDownLatch swept = new CountDownLatch(1);

  @Test
  void longSweepDoesNotBlockClaimRenewal() throws InterruptedException {
    PersonId ada = store.people().ensure("ada", ZoneOffset.UTC).id();
    SpooledFile file = spool.receive(ada, new ByteArrayInputStream(new byte[1]));
    store
        .imports()
        .add(
            ada,
            new ImportRequest(
                file,
                LineImportReader.FORMAT,
                FileSettings.in(ZoneOffset.UTC),
                false,
                Optional.empty()));
    ImportRunFactory runs =
        new ImportRunFactory(
            store.importTargets(), store.transactions(), Ticker.SYSTEM, ImportObserver.NONE);
    ImportWorker worker =
        new ImportWorker(
            new SignallingQueue(store.queue(), renewed), spool, new UntilRenewed(), runs);
    ImportWorkerPool runners = new ImportWorkerPool(List.of(worker), () -> await(swept));

    runners.start();
    try {
      assertThat(renewed.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(swept.getCount()).as("the sweep goes on").isEqualTo(1);
    } finally {
      swept.countDown();
      renewed.countDown();
      runners.stop();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads until the claim is no longer renewed. */
  private final class UntilRenewed implements ImportReader {

    @Override
    public List<String> formats() {
      return List.of(LineImportReader.FORMAT);
    }

    @Override
    public Optional<String> recognize(SpooledFile file, Optional<FileName> name) {
      return Optional.of(LineImportReader.FORMAT);
    }

    @Override
    public Optional<ImportFailure> read(
        SpooledFile file, String format, FileSettings settings, ImportRun run) {
      await(renewed);
      return Optional.empty();
    }
  }

  /** Claims imports of another queue, and signals the first renewal. */
  private record SignallingQueue(ImportQueue queue, CountDownLatch renewed) implements ImportQueue {

    @Override
    public List<WaitingImport> waiting(String spoolName, int limit) {
      return queue.waiting(spoolName, limit);
    }

    @Override
    public ImportBacklog backlog(String spoolName) {
      return queue.backlog(spoolName);
    }

    @Override
    public Optional<ImportClaim> claim(WaitingImport waiting) {
      return queue.claim(waiting).map(claim -> new SignallingClaim(claim, renewed));
    }

    @Override
    public Set<String> filesInUse(String spoolName) {
      return queue.filesInUse(spoolName);
    }
  }

  private record SignallingClaim(ImportClaim claim, CountDownLatch renewed) implements ImportClaim {

    @Override
    public ImportJob job() {
      return claim.job();
    }

    @Override
    public long number() {
      return claim.number();
    }

    @Override
    public int failedAttempts() {
      return claim.failedAttempts();
    }

    @Override
    public boolean renew() {
      boolean isHeld = claim.renew();
      renewed.countDown();
      return isHeld;
    }

    @Override
    public void checkpoint(ImportProgress progress, List<RefusedRow> refused) {
      claim.checkpoint(progress, refused);
    }

    @Override
    public void end(Optional<ImportFailure> failure) {
      claim.end(failure);
    }

    @Override
    public void release() {
      claim.release();
    }
  }
}
