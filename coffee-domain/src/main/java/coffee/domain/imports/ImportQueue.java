package coffee.domain.imports;

import coffee.domain.DomainException;
import coffee.domain.imports.rows.ImportProgress;
import coffee.domain.imports.rows.RefusedRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The open imports of all persons, shared by runners in several processes. {@code
 * ImportQueueContract} is the full specification. Times are those of the store's clock.
 */
public interface ImportQueue {

  /** How long a claim is valid without renewal. */
  Duration LEASE = Duration.ofSeconds(15);

  /** After this time without renewal, an import is offered to every runner. */
  Duration ABANDONED_AFTER = Duration.ofHours(24);

  /** The error code for writes of a lost claim. */
  String CLAIM_LOST = "import_claim_lost";

  /**
   * Waiting or lapsed imports of persons without a running import; the oldest of each person. The
   * least recently served person comes first.
   *
   * @param spool only imports whose file is in this spool, and abandoned ones
   * @param limit maximum number, 1 or more
   */
  List<WaitingImport> waiting(String spool, int limit);

  /**
   * Waiting or lapsed imports of a spool, of persons without a running import. Each has waited
   * since it was queued or last renewed.
   */
  ImportBacklog backlog(String spool);

  /**
   * Claims an import: it is then {@link ImportState#RUNNING}.
   *
   * @return empty if it or another import of the person is claimed, or if it has ended
   */
  Optional<ImportClaim> claim(WaitingImport waiting);

  /**
   * Renews a claim.
   *
   * @return whether it is still valid
   */
  boolean renew(ImportClaim claim);

  /**
   * Stores the progress of an import in the transaction that stores its rows, and renews the claim.
   *
   * @param refused rows refused since the last checkpoint, which {@code progress} counts
   * @throws DomainException CONFLICT {@value #CLAIM_LOST}
   */
  void checkpoint(ImportClaim claim, ImportProgress progress, List<RefusedRow> refused);

  /**
   * Ends an import, done or failed.
   *
   * @throws DomainException CONFLICT {@value #CLAIM_LOST}
   */
  void end(ImportClaim claim, Optional<ImportFailure> failure);

  /** Releases a claim, so that another runner can resume. Does nothing if the claim is lost. */
  void release(ImportClaim claim);

  /** The keys of the files in a spool that belong to open imports. */
  Set<String> filesInUse(String spool);

  /** The error for writes of a lost claim. */
  static DomainException claimLost() {
    return DomainException.conflict(CLAIM_LOST, "the claim on this import was lost");
  }
}
