package coffee.devices.own;

import coffee.devices.DeviceFormat;
import coffee.devices.Entries;
import coffee.devices.Place;
import coffee.devices.Terms;
import coffee.devices.UnreadableFileException;
import coffee.domain.DomainException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * RFC 4180 with a header line that names columns as the API names fields; all rows are of one kind.
 * Spreadsheets that separate by semicolon or tab are read too.
 */
final class CsvFormat implements DeviceFormat {

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public boolean recognises(byte[] head) {
    try {
      CsvHeader header = CsvHeader.parse(TextLines.first(head));
      return header.names().contains("timestamp")
          && RecordKind.ALL.stream().anyMatch(kind -> header.names().contains(kind.mark()));
    } catch (DomainException e) {
      return false;
    }
  }

  @Override
  public void read(InputStream content, Terms terms, Entries entries) throws IOException {
    TextLines lines = new TextLines(content);
    CsvRows rows = new CsvRows(lines, header(lines), terms);
    for (Optional<TextLine> line = lines.nextFilled();
        line.isPresent();
        line = lines.nextFilled()) {
      rows.startingWith(line.get()).accept(entries);
    }
  }

  private static CsvHeader header(TextLines lines) throws IOException {
    TextLine line =
        lines
            .nextFilled()
            .orElseThrow(
                () ->
                    new UnreadableFileException("empty_file", Place.line(1), "The file is empty."));
    try {
      CsvHeader header = CsvHeader.parse(line.readable());
      header.kind();
      return header;
    } catch (DomainException e) {
      throw new UnreadableFileException(
          e.code(), line.place(), "In the header line, %s.".formatted(e.getMessage()));
    }
  }
}
