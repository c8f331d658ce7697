package coffee.domain.imports;

import coffee.domain.person.PersonId;
import java.util.List;
import java.util.Optional;

/**
 * An import as it is kept: it outlives the process that runs it.
 *
 * @param person whose logs the rows go into
 * @param id the person's number for it, positive
 * @param order what is imported
 * @param state where it stands
 * @param times since when
 * @param progress how far it has come
 * @param problems the first refused rows, at most {@value #FIRST_PROBLEMS}
 * @param failure why it failed, if it did
 * @param removed what was taken away again, if it was undone
 */
public record ImportJob(
    PersonId person,
    long id,
    ImportOrder order,
    ImportState state,
    ImportTimes times,
    ImportProgress progress,
    List<RefusedRow> problems,
    Optional<ImportFailure> failure,
    Optional<ImportRemoval> removed) {

  /** Enough to see what kind of thing is wrong. */
  public static final int FIRST_PROBLEMS = 10;

  /** Takes a copy. */
  public ImportJob {
    problems = List.copyOf(problems);
  }

  /** The same import with the first problems that it met. */
  public ImportJob with(List<RefusedRow> firstProblems) {
    return new ImportJob(
        person, id, order, state, times, progress, firstProblems, failure, removed);
  }

  /** How many refused rows there are of which the reasons were not kept. */
  public long problemsNotKept() {
    return Math.max(0, progress.tally().refused() - ImportJobs.MAX_PROBLEMS);
  }
}
