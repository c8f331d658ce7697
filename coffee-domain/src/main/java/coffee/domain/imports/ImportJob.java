package coffee.domain.imports;

import coffee.domain.imports.rows.ImportProgress;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.person.PersonId;
import java.util.List;
import java.util.Optional;

/**
 * A stored import; it outlives the process that runs it.
 *
 * @param person the owner of the imported rows
 * @param id per-person id, positive
 * @param request what is imported
 * @param state its current state
 * @param times the timestamps of its state changes
 * @param progress its progress
 * @param problems the first refused rows, at most {@value #FIRST_PROBLEMS}
 * @param failure the reason if it failed
 * @param removal what was removed if it was undone
 */
public record ImportJob(
    PersonId person,
    long id,
    ImportRequest request,
    ImportState state,
    ImportTimes times,
    ImportProgress progress,
    List<RefusedRow> problems,
    Optional<ImportFailure> failure,
    Optional<ImportRemoval> removal) {

  /** Number of problems included with the job itself. */
  public static final int FIRST_PROBLEMS = 10;

  /** Copies the problems. */
  public ImportJob {
    problems = List.copyOf(problems);
  }

  /** The same import with other first problems. */
  public ImportJob withProblems(List<RefusedRow> firstProblems) {
    return new ImportJob(
        person, id, request, state, times, progress, firstProblems, failure, removal);
  }

  /** Number of refused rows whose reasons were not stored. */
  public long droppedProblemCount() {
    return Math.max(0, progress.rowCounts().refused() - ImportJobs.MAX_PROBLEMS);
  }
}
