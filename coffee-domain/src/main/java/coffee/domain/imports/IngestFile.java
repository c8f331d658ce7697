package coffee.domain.imports;

import coffee.domain.person.PersonId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Use case: an app sends a file and waits for what became of it. */
public final class IngestFile {

  private final ImportReader reader;
  private final ImportRuns runs;

  /** In formats that a reader knows. */
  public IngestFile(ImportReader reader, ImportRuns runs) {
    this.reader = reader;
    this.runs = runs;
  }

  /**
   * What became of a file.
   *
   * @param progress of all of it that could be read
   * @param problems the first refused rows, at most {@value ImportJob#FIRST_PROBLEMS}
   * @param failure why it was not read to its end, if it was not
   */
  public record Ingested(
      ImportProgress progress, List<RefusedRow> problems, Optional<ImportFailure> failure) {}

  /**
   * Stores what a file holds; the same file again changes nothing.
   *
   * @param format one of the reader's
   * @param zone where the clock hung that wrote times without a zone
   */
  public Ingested ingest(PersonId person, SpooledFile file, String format, ZoneId zone) {
    List<RefusedRow> problems = new ArrayList<>();
    ImportRun run =
        runs.of(
            person,
            (progress, refused) ->
                refused.stream()
                    .limit(ImportJob.FIRST_PROBLEMS - (long) problems.size())
                    .forEach(problems::add));
    Optional<ImportFailure> failure = reader.read(file, format, zone, run);
    return new Ingested(run.finish(), List.copyOf(problems), failure);
  }
}
