package coffee.domain.imports;

import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.imports.rows.ImportRun;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.imports.rows.RowHandler.ClockChange;
import coffee.domain.imports.rows.SourcePosition;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Reads a format for tests, a word and a row in each line: {@code hr 2026-03-01T09:00 60}, {@code
 * mg 2026-03-01T09:00 80}, {@code bad}, {@code steps}, {@code fold}; {@code file csv} begins
 * another file, {@code photo a.jpg} is a file that is passed over, {@code end} ends what can be
 * read, {@code bug} is one.
 */
public final class LineImportReader implements ImportReader {

  public static final String FORMAT = "lines";

  private final InMemoryImportSpool spool;

  /** Over the files of a spool. */
  public LineImportReader(InMemoryImportSpool spool) {
    this.spool = spool;
  }

  @Override
  public List<String> formats() {
    return List.of(FORMAT, "health_auto_export");
  }

  @Override
  public Optional<String> recognize(SpooledFile file, Optional<FileName> name) {
    return text(file).matches("(?s)(hr|mg|bad|steps|fold|end|bug).*")
        ? Optional.of(FORMAT)
        : Optional.empty();
  }

  @Override
  public Optional<ImportFailure> read(
      SpooledFile file, String format, FileSettings settings, ImportRun run) {
    List<String> lines = text(file).lines().toList();
    run.file(format);
    for (int i = 0; i < lines.size(); i++) {
      SourcePosition position = SourcePosition.line(i + 1L);
      if (lines.get(i).equals("end")) {
        return Optional.of(
            new ImportFailure("damaged", "This cannot be read on.", Optional.of(position)));
      }
      hand(position, lines.get(i), settings.zone(), run);
      run.setBytesRead(file.bytes() * (i + 1) / lines.size());
    }
    return Optional.empty();
  }

  private static void hand(SourcePosition position, String line, ZoneId zone, ImportRun run) {
    String[] words = line.split(" ", -1);
    switch (words[0]) {
      case "hr" ->
          run.reading(
              position,
              new Reading(
                  instant(words[1], zone),
                  new HeartRate(Integer.parseInt(words[2])),
                  ReadingContext.of(ReadingContext.Kind.UNKNOWN),
                  Optional.empty(),
                  "watch"));
      case "mg" ->
          run.intake(
              position,
              Intake.of(instant(words[1], zone), new Caffeine(Double.parseDouble(words[2]))));
      case "bad", "=bad" ->
          run.refused(new RefusedRow(position, "out_of_range", "This is bad.", line));
      case "fold" -> run.clockChange(ClockChange.EARLIER_TAKEN);
      case "photo" -> run.skippedFile("other_file", words[1]);
      case "file" -> run.file(words[1]);
      case "bug" -> throw new IllegalStateException("a bug");
      default -> run.skipped(words[0]);
    }
  }

  private static Instant instant(String text, ZoneId zone) {
    return LocalDateTime.parse(text).atZone(zone).toInstant();
  }

  private String text(SpooledFile file) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(spool.open(file), StandardCharsets.UTF_8))) {
      StringBuilder text = new StringBuilder();
      for (int c = in.read(); c >= 0; c = in.read()) {
        text.append((char) c);
      }
      return text.toString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
