package coffee.domain.imports;

import coffee.domain.DomainException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The open imports of everybody, as runners see them, of which there can be many in many processes.
 * {@code ImportQueueContract} is the full specification. Times go by the store's own clock.
 */
public interface ImportQueue {

  /** So long a claim holds without being renewed. */
  Duration LEASE = Duration.ofSeconds(15);

  /** After so long, an import that no runner has touched is left to whoever sees it. */
  Duration ABANDONED_AFTER = Duration.ofHours(24);

  /** The code of the refusal of what a lost claim writes. */
  String CLAIM_LOST = "import_claim_lost";

  /**
   * Imports that wait, or whose claim has lapsed, of persons of whom no other one runs; one of each
   * person, their oldest. Who was served longest ago, or never, comes first.
   *
   * @param spool only imports whose file is in it, and those that are abandoned
   * @param limit greatest number, 1 or more
   */
  List<WaitingImport> waiting(String spool, int limit);

  /**
   * What waits in a spool, or has a claim that has lapsed, of persons of whom no other one runs.
   * Each has waited since it was queued, or its runner last gave a sign of life.
   */
  ImportBacklog backlog(String spool);

  /**
   * Claims an import: it is then {@link ImportState#RUNNING}.
   *
   * @return nothing if somebody else has it, or another one of the same person, or it is over
   */
  Optional<ImportClaim> claim(WaitingImport waiting);

  /**
   * Renews a claim.
   *
   * @return whether it still holds
   */
  boolean renew(ImportClaim claim);

  /**
   * Keeps how far an import has come, in the transaction that stores its rows, and renews the
   * claim.
   *
   * @param refused rows that were refused since the last checkpoint, all of which {@code progress}
   *     counts
   * @throws DomainException CONFLICT {@value #CLAIM_LOST}
   */
  void checkpoint(ImportClaim claim, ImportProgress progress, List<RefusedRow> refused);

  /**
   * Ends an import, done or failed.
   *
   * @throws DomainException CONFLICT {@value #CLAIM_LOST}
   */
  void end(ImportClaim claim, Optional<ImportFailure> failure);

  /** Lets somebody else go on with an import at once. Does nothing if the claim is lost. */
  void giveBack(ImportClaim claim);

  /** The keys of the files in a spool that open imports need. */
  Set<String> files(String spool);

  /** The refusal of what a lost claim writes. */
  static DomainException claimLost() {
    return DomainException.conflict(CLAIM_LOST, "this import is no longer run from here");
  }
}
