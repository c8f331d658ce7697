package coffee.devices;

import coffee.domain.DomainException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * RFC 4180 with a header line that names columns as the API names fields; all rows are of one kind.
 * Spreadsheets that separate by semicolon or tab are read too.
 */
final class CsvFormat implements FileFormat {

  private static final CsvMapper CSV = new CsvMapper();

  @Override
  public boolean recognises(byte[] opening) {
    String header = new String(opening, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    return names(header, separator(header)).contains("timestamp");
  }

  @Override
  public RowReader open(BufferedInputStream content, Interpretation interpretation)
      throws IOException {
    TextLines lines = new TextLines(content);
    String header = lines.next().map(TextLine::text).orElse("");
    char separator = separator(header);
    List<String> names = names(header, separator);
    return new CsvReader(lines, names, reader(separator), interpretation);
  }

  private static List<String> names(String header, char separator) {
    try {
      return CsvReader.cells(header, reader(separator)).stream()
          .map(name -> name.strip().toLowerCase(Locale.ROOT))
          .toList();
    } catch (DomainException e) {
      return List.of();
    }
  }

  private static char separator(String header) {
    return Stream.of(',', ';', '\t')
        .max((a, b) -> Long.compare(count(header, a), count(header, b)))
        .orElseThrow();
  }

  private static long count(CharSequence text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private static ObjectReader reader(char separator) {
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
    return CSV.readerFor(String[].class).with(schema);
  }
}
