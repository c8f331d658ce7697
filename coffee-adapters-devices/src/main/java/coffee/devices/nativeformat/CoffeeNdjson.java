package coffee.devices.nativeformat;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.json.JsonParsing;
import coffee.devices.json.JsonShape;
import coffee.devices.row.ByteLineReader;
import coffee.devices.row.RowCollector;
import coffee.domain.DomainException;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Lists and exports of this service as NDJSON: one record per line, of either kind. An export has a
 * header line and a trailer line.
 */
public final class CoffeeNdjson implements DeviceFormat {

  @Override
  public String name() {
    return "coffee_ndjson";
  }

  @Override
  public boolean recognizes(byte[] head) {
    JsonShape shape = JsonShape.fromFirstLine(head);
    return NativeJsonShape.isRecord(shape, "") || shape.has("/export");
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    try (InputStream in = content.open()) {
      ByteLineReader lines = new ByteLineReader(in);
      RecordFields row = new RecordFields();
      JsonRecordReader reader = new JsonRecordReader(row);
      RecordConverter records =
          new RecordConverter(new RowCollector(settings, entries), row, lines::currentText);
      ExportEnvelope frame = new ExportEnvelope(lines, entries);
      while (lines.next()) {
        if (lines.isBlank() || frame.consumeLine()) {
          continue;
        }
        SourcePosition position = SourcePosition.line(lines.number());
        Optional<DomainException> refusal = read(lines, reader);
        if (refusal.isPresent()) {
          records.refuse(position, refusal.get());
        } else {
          records.accept(position);
        }
      }
      frame.requireComplete();
    }
  }

  private static Optional<DomainException> read(ByteLineReader line, JsonRecordReader reader)
      throws IOException {
    try (JsonParser parser =
        JsonParsing.FACTORY.createParser(line.buffer(), line.start(), line.length())) {
      parser.nextToken();
      Optional<DomainException> refusal = reader.read(parser);
      return parser.nextToken() == null ? refusal : malformed();
    } catch (JsonProcessingException | CharConversionException malformed) {
      return malformed();
    }
  }

  private static Optional<DomainException> malformed() {
    return Optional.of(
        DomainException.invalid("malformed_json", "the line is not one complete JSON object"));
  }
}
