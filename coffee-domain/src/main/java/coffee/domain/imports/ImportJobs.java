package coffee.domain.imports;

import coffee.domain.DomainException;
import coffee.domain.Page;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.person.PersonId;
import java.util.List;
import java.util.Optional;

/**
 * The imports of each person. {@code ImportJobsContract} is the full specification.
 *
 * <p>Each method is one transaction, or part of the one that {@code
 * coffee.domain.work.Transactions} has open on this thread. A person never sees or changes another
 * person's imports.
 */
public interface ImportJobs {

  /** Maximum number of open imports per person; each keeps a file. */
  int MAX_OPEN = 100;

  /** Maximum number of refused rows per import stored with their reasons. */
  int MAX_PROBLEMS = 1_000;

  /**
   * Checks before an upload that another import can be queued. Not a reservation: {@link #add}
   * checks again.
   *
   * @param enoughBytes total size of waiting files above which no other is accepted
   * @throws coffee.domain.DomainException CONFLICT {@code too_many_imports}
   */
  void requireCapacity(PersonId person, long enoughBytes);

  /**
   * Stores an import, which is then {@link ImportState#QUEUED}.
   *
   * @throws DomainException NOT_FOUND without the person; CONFLICT {@code too_many_imports} over
   *     {@link #MAX_OPEN}
   */
  ImportJob add(PersonId person, ImportRequest order);

  /**
   * The rule of {@link #requireCapacity(PersonId, long)}.
   *
   * @param open number of open imports
   * @param bytes total size of their files
   */
  static void requireCapacity(long open, long bytes, long enoughBytes) {
    if (open >= MAX_OPEN) {
      throw tooManyImports();
    }
    if (bytes > enoughBytes) {
      throw DomainException.conflict(
          "too_many_imports", "%d bytes are already waiting to be imported".formatted(bytes));
    }
  }

  /** The error over {@link #MAX_OPEN}. */
  static DomainException tooManyImports() {
    return DomainException.conflict(
        "too_many_imports", "at most %d imports can be open at a time".formatted(MAX_OPEN));
  }

  Optional<ImportJob> find(PersonId person, long id);

  /** A person's imports, newest first (by creation time, then id, descending). */
  List<ImportJob> page(PersonId person, Page page);

  /**
   * Refused rows of an import, in file order.
   *
   * @param after number of rows to skip
   * @param limit maximum number of rows, 1 or more
   * @return empty for an unknown import
   */
  List<RefusedRow> problems(PersonId person, long id, int after, int limit);

  /**
   * Cancels an open import. Its worker notices at the next checkpoint, which fails.
   *
   * @return the import; unchanged if it was already cancelled
   * @throws DomainException NOT_FOUND; CONFLICT {@code import_over}
   */
  ImportJob cancel(PersonId person, long id);

  /**
   * Marks an import as undone.
   *
   * @throws DomainException NOT_FOUND; CONFLICT {@code import_open}, or {@code import_undone} if it
   *     is already undone
   */
  ImportJob markUndone(PersonId person, long id, ImportRemoval removed);

  /** The error when undoing an open import. */
  static DomainException importOpen() {
    return DomainException.conflict(
        "import_open", "the import is still open; cancel it before undoing it");
  }
}
