package coffee.domain.imports;

import coffee.domain.person.PersonId;
import java.io.InputStream;
import java.util.Set;

/** Stores uploads until they are imported. */
public interface ImportSpool {

  /** The spool's name, equal in all processes that share its files. */
  String name();

  /**
   * Stores a file durably. When this returns, the file survives a crash of the process or the
   * machine; when it throws, nothing is kept.
   *
   * @param body read to its end, not closed; its unchecked exceptions are propagated unchanged
   * @throws coffee.domain.DomainException UNAVAILABLE {@code storage_full} or {@code
   *     storage_failed}
   */
  SpooledFile receive(PersonId person, InputStream body);

  /** Whether the spool contains a file. */
  boolean holds(SpooledFile file);

  /** Deletes a file, if present. */
  void discard(SpooledFile file);

  /** The owners of all files, including those being received. */
  Set<PersonId> owners();

  /**
   * Deletes all files of a person. A file still being received counts as later, like any unfinished
   * write; remains of aborted uploads and files that cannot be deleted now are removed by {@link
   * #sweep}.
   */
  void deleteFilesOf(PersonId person);

  /**
   * Deletes remains of aborted requests and ended imports, one hour after their last write: younger
   * files may be about to become an import.
   *
   * @param needed keys of files to keep
   * @return the number of deleted files
   */
  int sweep(Set<String> needed);
}
