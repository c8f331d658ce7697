package coffee.domain.imports;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.imports.rows.ImportRun;
import coffee.domain.imports.rows.ImportStoppedException;
import java.util.Optional;

/**
 * Use case: run waiting imports. One instance per thread; {@link #renewClaim} and {@link
 * #requestStop} may be called from any thread.
 */
public final class ImportWorker {

  /** Several candidates, since other workers may claim the first ones. */
  private static final int CANDIDATES = 20;

  /** After this many failed attempts in succession the import fails. */
  private static final int MAX_FAILED_ATTEMPTS = 5;

  private final ImportQueue queue;
  private final ImportSpool spool;
  private final ImportReader reader;
  private final ImportRunFactory runs;

  private record Current(ImportClaim claim, ImportRun run) {}

  private volatile Optional<Current> current = Optional.empty();
  private volatile boolean isStopped;

  /** Creates an idle worker. */
  public ImportWorker(
      ImportQueue queue, ImportSpool spool, ImportReader reader, ImportRunFactory runs) {
    this.queue = queue;
    this.spool = spool;
    this.reader = reader;
    this.runs = runs;
  }

  /**
   * Runs the next import to its end, or until it is stopped, cancelled or its claim is lost.
   *
   * @return whether there was one
   * @throws DomainException UNAVAILABLE while the store is unavailable; the import resumes later
   * @throws RuntimeException a bug; the import has failed
   */
  public boolean runNext() {
    for (WaitingImport waiting : queue.waiting(spool.name(), CANDIDATES)) {
      Optional<ImportClaim> claim = isStopped ? Optional.empty() : queue.claim(waiting);
      if (claim.isPresent()) {
        runUnlessLost(claim.get());
        return true;
      }
    }
    return false;
  }

  /** Renews the claim of the running import; if it is lost, stops the run. */
  public void renewClaim() {
    current
        .filter(running -> !running.claim().renew())
        .ifPresent(running -> running.run().requestStop());
  }

  /** Stops the run at the next row, stores pending rows and releases the import. */
  public void requestStop() {
    isStopped = true;
    current.ifPresent(running -> running.run().requestStop());
  }

  private void runUnlessLost(ImportClaim claim) {
    try {
      run(claim);
    } catch (DomainException refusal) {
      if (!refusal.code().equals(ImportClaim.LOST)) {
        throw refusal;
      }
    } finally {
      current = Optional.empty();
    }
  }

  private void run(ImportClaim claim) {
    SpooledFile file = claim.job().request().file();
    if (!file.spool().equals(spool.name()) || !spool.holds(file)) {
      end(claim, Optional.of(FILE_LOST));
    } else if (claim.failedAttempts() >= MAX_FAILED_ATTEMPTS) {
      end(claim, Optional.of(GIVEN_UP));
    } else {
      read(claim);
    }
  }

  private void read(ImportClaim claim) {
    ImportRun run = runs.start(claim.job(), claim::checkpoint);
    current = Optional.of(new Current(claim, run));
    if (isStopped) {
      run.requestStop();
    }
    try {
      ImportRequest request = claim.job().request();
      Optional<ImportFailure> failure =
          reader.read(request.file(), request.format(), request.settings(), run);
      run.finish();
      end(claim, failure);
    } catch (ImportStoppedException stopped) {
      run.finish();
      claim.release();
    } catch (DomainException refusal) {
      if (refusal.reason() == Reason.UNAVAILABLE) {
        releaseAfter(refusal, claim);
      }
      throw refusal;
    } catch (RuntimeException bug) {
      endAfter(bug, claim);
      throw bug;
    }
  }

  private void endAfter(RuntimeException bug, ImportClaim claim) {
    try {
      end(claim, Optional.of(INTERNAL_ERROR));
    } catch (RuntimeException alsoFailed) { // the claim expires
      bug.addSuppressed(alsoFailed);
    }
  }

  /** An unavailable store does not count as a failed attempt. */
  private void releaseAfter(DomainException refusal, ImportClaim claim) {
    try {
      claim.release();
    } catch (DomainException alsoFailed) { // the claim expires
      refusal.addSuppressed(alsoFailed);
    }
  }

  private void end(ImportClaim claim, Optional<ImportFailure> failure) {
    claim.end(failure);
    spool.discard(claim.job().request().file());
  }

  private static final ImportFailure FILE_LOST =
      ImportFailure.of(
          "file_lost", "The uploaded file was lost. Upload it again; rows are not duplicated.");

  private static final ImportFailure GIVEN_UP =
      ImportFailure.of(
          "given_up",
          "The import failed after %d attempts that stored nothing."
              .formatted(MAX_FAILED_ATTEMPTS));

  private static final ImportFailure INTERNAL_ERROR =
      ImportFailure.of("internal_error", "Internal error; see the server log.");
}
