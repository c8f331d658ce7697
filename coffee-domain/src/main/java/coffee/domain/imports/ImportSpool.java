package coffee.domain.imports;

import coffee.domain.person.PersonId;
import java.io.InputStream;
import java.util.Set;

/**
 * Keeps what was sent until it is imported. {@code ImportSpoolContract} is the full specification.
 */
public interface ImportSpool {

  /** The spool's name. Processes that see the same files know it by the same name. */
  String name();

  /**
   * Receives a file. When this returns, the file survives the end of the process and of the
   * machine; when it throws, nothing is left of it.
   *
   * @param body read to its end, and not closed; an unchecked exception of its own comes out
   *     unchanged
   * @throws coffee.domain.DomainException UNAVAILABLE {@code storage_full} or {@code
   *     storage_failed}
   */
  SpooledFile receive(PersonId person, InputStream body);

  /** Whether a file is here. */
  boolean holds(SpooledFile file);

  /** Deletes a file, if it is here. */
  void discard(SpooledFile file);

  /** Whose files are here, also those that are still being received. */
  Set<PersonId> owners();

  /**
   * Deletes all files of a person that are here. One that is still being received comes after, as
   * any write would that is not done yet; what is left of one that breaks off is swept, and so is
   * what cannot be deleted at the moment.
   */
  void forget(PersonId person);

  /**
   * Deletes what is left over of interrupted requests and of imports that are over, an hour after
   * it was last written: what is younger may be about to become an import.
   *
   * @param needed keys of files that stay
   * @return how many files were deleted
   */
  int sweep(Set<String> needed);
}
