package coffee.devices.row;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Safe inspection of the beginning of a file, to detect its format. */
public final class FileHead {

  private static final int MAX_FIELDS = 200;

  private FileHead() {}

  /** The head as text, with U+FFFD for invalid bytes. */
  public static String text(byte[] head) {
    return new String(head, StandardCharsets.UTF_8);
  }

  /**
   * As the rows of a CSV file.
   *
   * @param count maximum number of rows
   * @return the rows, the last one possibly truncated
   */
  public static List<List<String>> csvRows(byte[] head, int count) {
    List<List<String>> found = new ArrayList<>();
    try {
      DelimitedRows rows = new DelimitedRows(new ByteArrayInputStream(head));
      while (found.size() < count && rows.next()) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < Math.min(rows.fieldCount(), MAX_FIELDS); i++) {
          fields.add(rows.field(i).toString());
        }
        found.add(fields);
      }
    } catch (IOException cutOrNoCsv) {
      return found;
    }
    return found;
  }

  /** The names of the columns of a CSV file in lower case; empty if there is no row. */
  public static List<String> csvColumns(byte[] head) {
    return csvRows(head, 1).stream()
        .flatMap(List::stream)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .toList();
  }
}
