package coffee.rest.imports;

import coffee.domain.imports.FileName;
import coffee.domain.imports.ImportFailure;
import coffee.domain.imports.ImportJob;
import coffee.domain.imports.ImportOutcome;
import coffee.domain.imports.ImportRemoval;
import coffee.domain.imports.ImportState;
import coffee.domain.imports.Subject;
import coffee.domain.imports.rows.ImportContent;
import coffee.domain.imports.rows.ImportProgress;
import coffee.domain.imports.rows.RowCounts;
import coffee.domain.imports.rows.SourcePosition;
import coffee.rest.json.Rounding;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** An import as JSON. */
@JsonNaming(SnakeCaseStrategy.class)
record ImportBody(
    long id,
    String state,
    String format,
    String timeZone,
    Optional<String> subject,
    boolean dryRun,
    String sha256,
    Optional<String> fileName,
    String createdAt,
    Optional<String> startedAt,
    Optional<String> endedAt,
    long bytesTotal,
    long bytesRead,
    @JsonUnwrapped RowCountsBody counts,
    List<Content> contents,
    Optional<String> firstStoredAt,
    Optional<String> lastStoredAt,
    OptionalDouble rate,
    OptionalLong secondsLeft,
    Optional<String> outcome,
    List<ImportProblemBody> problems,
    long problemsNotKept,
    Optional<Failure> failure,
    Optional<Removed> removed) {

  /** What was inside, of one format. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Content(
      String format, long files, long rowsRead, long stored, long existing, long refused) {

    static Content of(ImportContent content) {
      RowCounts rows = content.rows();
      return new Content(
          content.format(),
          content.files(),
          rows.total(),
          rows.stored(),
          rows.existing(),
          rows.refused());
    }
  }

  /** Why the import failed. */
  record Failure(
      String code,
      String detail,
      Optional<String> file,
      Optional<String> unit,
      Optional<Long> position,
      List<String> subjects) {

    static Failure of(ImportFailure failure) {
      Optional<SourcePosition> place = failure.position();
      return new Failure(
          failure.code(),
          failure.detail(),
          place.flatMap(SourcePosition::file),
          place.map(where -> where.unit().name().toLowerCase(Locale.ROOT)),
          place.map(SourcePosition::number),
          failure.subjects());
    }
  }

  /** The number of records removed by the undo. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Removed(long coffees, long heartRates, long steps) {

    static Removed of(ImportRemoval removal) {
      return new Removed(removal.coffees(), removal.heartRates(), removal.steps());
    }
  }

  static ImportBody of(ImportJob job) {
    ImportProgress progress = job.progress();
    return new ImportBody(
        job.id(),
        job.state().word(),
        job.request().format(),
        job.request().settings().zone().getId(),
        job.request().settings().subject().map(Subject::text),
        job.request().dryRun(),
        job.request().file().sha256(),
        job.request().fileName().map(FileName::text),
        TimestampFormat.format(job.times().createdAt()),
        job.times().startedAt().map(TimestampFormat::format),
        job.times().endedAt().map(TimestampFormat::format),
        job.request().file().bytes(),
        progress.bytesRead(),
        RowCountsBody.of(progress),
        progress.contents().stream().map(Content::of).toList(),
        progress.period().map(period -> TimestampFormat.format(period.first())),
        progress.period().map(period -> TimestampFormat.format(period.last())),
        rate(progress),
        job.state() == ImportState.RUNNING ? secondsLeft(job) : OptionalLong.empty(),
        ImportOutcome.of(job),
        job.problems().stream().map(ImportProblemBody::of).toList(),
        job.droppedProblemCount(),
        job.failure().map(Failure::of),
        job.removal().map(Removed::of));
  }

  /** The path of the import. */
  String location() {
    return "/v1/imports/" + id;
  }

  /** Rows per second. */
  private static OptionalDouble rate(ImportProgress progress) {
    double seconds = progress.runTime().toMillis() / 1_000.0;
    return seconds > 0
        ? OptionalDouble.of(Rounding.toTwoDecimals(progress.rowCounts().total() / seconds))
        : OptionalDouble.empty();
  }

  /** Estimated from the progress so far. */
  private static OptionalLong secondsLeft(ImportJob job) {
    long read = job.progress().bytesRead();
    if (read == 0) {
      return OptionalLong.empty();
    }
    double left = Math.max(0, job.request().file().bytes() - read);
    return OptionalLong.of(
        (long) Math.ceil(job.progress().runTime().toMillis() / 1_000.0 * left / read));
  }
}
