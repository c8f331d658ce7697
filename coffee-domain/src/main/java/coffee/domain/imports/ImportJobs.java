package coffee.domain.imports;

import coffee.domain.DomainException;
import coffee.domain.Page;
import coffee.domain.person.PersonId;
import java.util.List;
import java.util.Optional;

/**
 * The imports of each person. {@code ImportJobsContract} is the full specification.
 *
 * <p>Each method is one transaction, or part of the one that {@code coffee.domain.Transactions} has
 * open on this thread. A person never sees or touches another person's imports.
 */
public interface ImportJobs {

  /** So many imports of a person can be open at a time; each keeps a file. */
  int MAX_OPEN = 100;

  /** So many refused rows of an import are kept with their reasons; the others are counted. */
  int MAX_PROBLEMS = 1_000;

  /**
   * Tells before a file is received that it could not wait. Others may be added meanwhile: it is
   * {@link #add} that decides.
   *
   * @param enoughBytes size of the files that wait, together, above which there is no other
   * @throws coffee.domain.DomainException CONFLICT {@code too_many_imports}
   */
  void requireRoom(PersonId person, long enoughBytes);

  /**
   * Keeps an import, which is then {@link ImportState#QUEUED}.
   *
   * @throws DomainException NOT_FOUND without the person; CONFLICT {@code too_many_imports} over
   *     {@link #MAX_OPEN}
   */
  ImportJob add(PersonId person, ImportOrder order);

  /**
   * The rule of {@link #requireRoom(PersonId, long)}.
   *
   * @param open imports that are not over
   * @param bytes size of their files, together
   */
  static void requireRoom(long open, long bytes, long enoughBytes) {
    if (open >= MAX_OPEN) {
      throw tooMany();
    }
    if (bytes > enoughBytes) {
      throw DomainException.conflict(
          "too_many_imports", "%d bytes wait to be imported already".formatted(bytes));
    }
  }

  /** What is told over {@link #MAX_OPEN}. */
  static DomainException tooMany() {
    return DomainException.conflict(
        "too_many_imports", "at most %d imports can wait".formatted(MAX_OPEN));
  }

  Optional<ImportJob> find(PersonId person, long id);

  /** A person's imports, newest first (by moment, then id, descending). */
  List<ImportJob> page(PersonId person, Page page);

  /**
   * Refused rows of an import, in the order in which they were met.
   *
   * @param after how many to leave out first
   * @param limit greatest number of rows, 1 or more
   * @return none of an import that is not there
   */
  List<RefusedRow> problems(PersonId person, long id, int after, int limit);

  /**
   * Ends an import that is open. Whoever runs it finds out at the next checkpoint, which fails.
   *
   * @return the import; one that was cancelled before is as it was
   * @throws DomainException NOT_FOUND; CONFLICT {@code import_over}
   */
  ImportJob cancel(PersonId person, long id);

  /**
   * Notes that what an import had stored is taken away.
   *
   * @throws DomainException NOT_FOUND; CONFLICT {@code import_open}, or {@code import_undone} if it
   *     was before
   */
  ImportJob undone(PersonId person, long id, ImportRemoval removed);

  /** The refusal to undo an import that is open. */
  static DomainException importOpen() {
    return DomainException.conflict(
        "import_open", "the import is not over; cancel it before undoing it");
  }
}
