package coffee.domain.imports;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The open imports of all persons, shared by workers in several processes. {@code
 * ImportQueueContract} is the full specification. Times are those of the store's clock.
 */
public interface ImportQueue {

  /** How long a claim is valid without renewal. */
  Duration LEASE = Duration.ofSeconds(15);

  /** After this time without renewal, an import is offered to every worker. */
  Duration ABANDONED_AFTER = Duration.ofHours(24);

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

  /** The keys of the files in a spool that belong to open imports. */
  Set<String> filesInUse(String spool);
}
