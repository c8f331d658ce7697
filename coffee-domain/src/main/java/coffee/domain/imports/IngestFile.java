package coffee.domain.imports;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.imports.rows.ImportProgress;
import coffee.domain.imports.rows.ImportRun;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.imports.rows.RowCounts;
import coffee.domain.person.PersonId;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Use case: import a file synchronously. */
public final class IngestFile {

  private final ImportReader reader;
  private final ImportRunFactory runs;
  private final IngestRecords records;
  private final Clock clock;

  /**
   * Imports files in the formats of the given reader.
   *
   * @param records keep when a file was read to its end
   */
  public IngestFile(
      ImportReader reader, ImportRunFactory runs, IngestRecords records, Clock clock) {
    this.reader = reader;
    this.runs = runs;
    this.records = records;
    this.clock = clock;
  }

  /**
   * The result of a synchronous import.
   *
   * @param progress the progress up to the last row that could be read
   * @param problems the first refused rows, at most {@value ImportJob#FIRST_PROBLEMS}
   * @param failure the failure if it could not be read to its end
   */
  public record Ingested(
      ImportProgress progress, List<RefusedRow> problems, Optional<ImportFailure> failure) {}

  /**
   * Stores the rows of a file; repeating the same file changes nothing.
   *
   * @param format one of the reader's
   * @param zone the zone of times without an offset
   * @throws DomainException as {@link ImportReader#recognize}
   */
  public Ingested ingest(PersonId person, SpooledFile file, String format, ZoneId zone) {
    List<RefusedRow> problems = new ArrayList<>();
    ImportRun run =
        runs.start(
            person,
            (progress, refused) ->
                refused.stream()
                    .limit(ImportJob.FIRST_PROBLEMS - (long) problems.size())
                    .forEach(problems::add));
    Optional<ImportFailure> failure = read(file, format, zone, run);
    ImportProgress progress = run.finish();
    if (failure.isEmpty()) {
      RowCounts rows = progress.rowCounts();
      records.put(person, new IngestRecord(format, clock.instant(), rows.stored(), rows.refused()));
    }
    return new Ingested(progress, List.copyOf(problems), failure);
  }

  private Optional<ImportFailure> read(
      SpooledFile file, String format, ZoneId zone, ImportRun run) {
    try {
      return reader.read(file, format, FileSettings.in(zone), run);
    } catch (DomainException failed) {
      if (failed.reason() == Reason.UNAVAILABLE) {
        reader.recognize(file, Optional.empty()); // tells if it was erased meanwhile
      }
      throw failed;
    }
  }
}
