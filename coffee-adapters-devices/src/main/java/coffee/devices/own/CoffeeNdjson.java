package coffee.devices.own;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.Terms;
import coffee.devices.json.Json;
import coffee.devices.json.JsonShape;
import coffee.devices.row.ByteLines;
import coffee.devices.row.Handover;
import coffee.domain.DomainException;
import coffee.domain.imports.Entries;
import coffee.domain.imports.Place;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Lists and exports of this service as NDJSON: one record per line, of either kind. An
 * export has a header line and a trailer line.
 */
public final class CoffeeNdjson implements DeviceFormat {

  @Override
  public String name() {
    return "coffee_ndjson";
  }

  @Override
  public boolean recognises(byte[] head) {
    JsonShape shape = JsonShape.ofFirstLine(head);
    return OwnShape.isRecord(shape, "") || shape.has("/export");
  }

  @Override
  public void read(Content content, Terms terms, Entries entries) throws IOException {
    try (InputStream in = content.open()) {
      ByteLines lines = new ByteLines(in);
      Row row = new Row();
      RowReader reader = new RowReader(row);
      Records records = new Records(new Handover(terms, entries), row, lines::text);
      ExportFrame frame = new ExportFrame(lines, entries);
      while (lines.next()) {
        if (lines.isBlank() || frame.takesLine()) {
          continue;
        }
        Place place = Place.line(lines.number());
        Optional<DomainException> refusal = read(lines, reader);
        if (refusal.isPresent()) {
          records.refuse(place, refusal.get());
        } else {
          records.accept(place);
        }
      }
      frame.finish();
    }
  }

  private static Optional<DomainException> read(ByteLines line, RowReader reader)
      throws IOException {
    try (JsonParser parser =
        Json.FACTORY.createParser(line.buffer(), line.start(), line.length())) {
      parser.nextToken();
      Optional<DomainException> refusal = reader.read(parser);
      return parser.nextToken() == null ? refusal : malformed();
    } catch (JsonProcessingException | CharConversionException broken) {
      return malformed();
    }
  }

  private static Optional<DomainException> malformed() {
    return Optional.of(
        DomainException.invalid("malformed_json", "the line is not one complete JSON object"));
  }
}
