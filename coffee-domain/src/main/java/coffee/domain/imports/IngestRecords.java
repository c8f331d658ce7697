package coffee.domain.imports;

import coffee.domain.person.PersonId;
import java.util.List;

/**
 * When each source of a person last pushed a file. {@code IngestRecordsContract} is the full
 * specification.
 *
 * <p>Each method is one transaction, or part of the one that {@code
 * coffee.domain.work.Transactions} has open on this thread.
 */
public interface IngestRecords {

  /**
   * Keeps the latest record of each source.
   *
   * @throws coffee.domain.DomainException NOT_FOUND without the person
   */
  void put(PersonId person, IngestRecord record);

  /** The record of each source, by name. */
  List<IngestRecord> list(PersonId person);
}
