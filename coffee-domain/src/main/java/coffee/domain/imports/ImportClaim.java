package coffee.domain.imports;

import coffee.domain.DomainException;
import coffee.domain.imports.rows.ImportProgress;
import coffee.domain.imports.rows.RefusedRow;
import java.util.List;
import java.util.Optional;

/**
 * A worker's lease on an import. It lapses unless renewed; writes of a lapsed or lost claim are
 * rejected. {@code ImportQueueContract} is the full specification. Thread-safe.
 */
public interface ImportClaim {

  /** The error code for writes of a lost claim. */
  String LOST = "import_claim_lost";

  /** The import as it was when it was claimed. */
  ImportJob job();

  /** Counts the claims of this import. */
  long number();

  /**
   * The number of preceding claims in succession that ended without a checkpoint and without being
   * released.
   */
  int failedAttempts();

  /**
   * Renews the claim.
   *
   * @return whether it is still valid
   */
  boolean renew();

  /**
   * Stores the progress of the import in the transaction that stores its rows, and renews the
   * claim.
   *
   * @param refused rows refused since the last checkpoint, which {@code progress} counts
   * @throws DomainException CONFLICT {@value #LOST}
   */
  void checkpoint(ImportProgress progress, List<RefusedRow> refused);

  /**
   * Ends the import, done or failed.
   *
   * @throws DomainException CONFLICT {@value #LOST}
   */
  void end(Optional<ImportFailure> failure);

  /** Releases the import, so that another worker can resume. Does nothing if the claim is lost. */
  void release();

  /** The error for writes of a lost claim. */
  static DomainException lost() {
    return DomainException.conflict(LOST, "the claim on this import was lost");
  }
}
