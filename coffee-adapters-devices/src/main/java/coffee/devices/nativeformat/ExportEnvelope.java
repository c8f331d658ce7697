package coffee.devices.nativeformat;

import coffee.devices.UnreadableFileException;
import coffee.devices.json.JsonItem;
import coffee.devices.json.JsonParsing;
import coffee.devices.row.ByteLineReader;
import coffee.devices.row.NumberParser;
import coffee.domain.DomainException;
import coffee.domain.experiment.ExperimentCopy;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads the lines of an export that are not records: the header, with its version and the person's
 * profile; experiments; and the trailer, with the number of records. A list of records has neither
 * header nor trailer. Not thread-safe.
 */
final class ExportEnvelope {

  private static final byte[] FIRST = "{\"export\"".getBytes(StandardCharsets.UTF_8);
  private static final byte[] EXPERIMENT = "{\"experiment\"".getBytes(StandardCharsets.UTF_8);
  private static final byte[] LAST = "{\"end\"".getBytes(StandardCharsets.UTF_8);

  private final ByteLineReader lines;
  private final RowHandler entries;
  private boolean open;
  private long records;

  ExportEnvelope(ByteLineReader lines, RowHandler entries) {
    this.lines = lines;
    this.entries = entries;
  }

  /** Consumes the current line unless it is a record; counts it if it is one. */
  boolean consumeLine() throws IOException {
    if (open && startsWith(EXPERIMENT)) {
      consumeExperiment();
      return true;
    }
    boolean first = startsWith(FIRST);
    if (!first && !startsWith(LAST)) {
      records++;
      return false;
    }
    SourcePosition position = SourcePosition.line(lines.number());
    Optional<ExportedProfile> profile;
    try {
      profile = first ? begin(parse()) : end(parse());
    } catch (DomainException refusal) {
      String code = refusal.code();
      String detail = Objects.requireNonNullElse(refusal.getMessage(), code);
      entries.refused(new RefusedRow(position, code, detail, lines.currentText()));
      return true;
    }
    profile.ifPresent(read -> entries.profile(position, read.timeZone(), read.profile()));
    return true;
  }

  private void consumeExperiment() throws IOException {
    SourcePosition position = SourcePosition.line(lines.number());
    ExperimentCopy experiment;
    try {
      experiment = ExportedExperiment.parse(parse().get("experiment"));
    } catch (DomainException refusal) {
      String detail = Objects.requireNonNullElse(refusal.getMessage(), refusal.code());
      entries.refused(new RefusedRow(position, refusal.code(), detail, lines.currentText()));
      return;
    }
    entries.experiment(position, experiment);
  }

  /**
   * To be called at the end of the file.
   *
   * @throws UnreadableFileException {@code cut_short} if the trailer is missing
   */
  void requireComplete() throws UnreadableFileException {
    if (open) {
      throw new UnreadableFileException(
          "cut_short",
          SourcePosition.line(lines.number()),
          "The export is truncated: its last line is missing. Export it again.");
    }
  }

  private Optional<ExportedProfile> begin(JsonItem line) {
    open = true;
    records = 0;
    JsonItem profile = line.get("profile");
    return profile.isPresent() ? Optional.of(ExportedProfile.parse(profile)) : Optional.empty();
  }

  private Optional<ExportedProfile> end(JsonItem line) {
    long actual = records;
    open = false;
    records = 0;
    double expected = NumberParser.parse("records", line.get("end", "records").scalar().orElse(""));
    if (expected != actual) {
      throw DomainException.invalid(
          "records_missing",
          "the export should contain %.0f records but has %d".formatted(expected, actual));
    }
    return Optional.empty();
  }

  private JsonItem parse() throws IOException {
    try (JsonParser parser =
        JsonParsing.FACTORY.createParser(lines.buffer(), lines.start(), lines.length())) {
      parser.nextToken();
      return JsonItem.read(parser);
    } catch (JsonProcessingException malformed) {
      throw DomainException.invalid("malformed_json", "the line is not one complete JSON object");
    }
  }

  private boolean startsWith(byte[] start) {
    int from = lines.start();
    return lines.length() >= start.length
        && Arrays.equals(lines.buffer(), from, from + start.length, start, 0, start.length);
  }
}
