package coffee.devices.row;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The beginning of a file, looked at to recognise it; whatever it is, looking does no harm. */
public final class Head {

  private static final int MAX_FIELDS = 200;

  private Head() {}

  /** As text, with U+FFFD for what is none. */
  public static String text(byte[] head) {
    return new String(head, StandardCharsets.UTF_8);
  }

  /**
   * As the rows of a CSV file.
   *
   * @param count how many rows are wanted at most
   * @return the rows that are there, the last one perhaps cut
   */
  public static List<List<String>> rows(byte[] head, int count) {
    List<List<String>> found = new ArrayList<>();
    try {
      DelimitedRows rows = new DelimitedRows(new ByteArrayInputStream(head));
      while (found.size() < count && rows.next()) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < Math.min(rows.count(), MAX_FIELDS); i++) {
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
  public static List<String> columns(byte[] head) {
    return rows(head, 1).stream()
        .flatMap(List::stream)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .toList();
  }
}
