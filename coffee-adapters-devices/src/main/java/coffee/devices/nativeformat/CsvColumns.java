package coffee.devices.nativeformat;

import coffee.devices.UnreadableFileException;
import coffee.devices.row.DelimitedRows;
import coffee.domain.imports.rows.SourcePosition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The columns of a CSV file of records.
 *
 * @param fields the field of each column; {@code TIMESTAMP} for the columns {@code date} and {@code
 *     time}
 * @param date the index of the column {@code date}, or of {@code timestamp}; -1 without either
 * @param time the index of the column {@code time}; -1 without
 */
record CsvColumns(List<RecordField> fields, int date, int time) {

  static final String DATE = "date";
  static final String TIME = "time";
  private static final int ABSENT = -1;

  /** Copies the list. */
  CsvColumns {
    fields = List.copyOf(fields);
  }

  /** Whether columns hold the time of a record, as one timestamp or as date and time. */
  static boolean holdTime(List<String> names) {
    return names.contains(RecordField.TIMESTAMP.columnName())
        || (names.contains(DATE) && names.contains(TIME));
  }

  /**
   * The columns of a header. Unknown columns are rejected, so that no data is dropped silently.
   *
   * @throws UnreadableFileException {@code unknown_column}, {@code duplicate_column}
   */
  static CsvColumns of(DelimitedRows header) throws UnreadableFileException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < header.fieldCount(); i++) {
      names.add(header.field(i).toString().toLowerCase(Locale.ROOT));
    }
    if (names.get(names.size() - 1).isEmpty()) {
      names.remove(names.size() - 1); // some tools end every row with a comma
    }
    boolean isSplit = !names.contains(RecordField.TIMESTAMP.columnName()) && holdTime(names);
    List<RecordField> fields = new ArrayList<>();
    for (String name : names) {
      boolean isPart = isSplit && (name.equals(DATE) || name.equals(TIME));
      RecordField field = isPart ? RecordField.TIMESTAMP : field(name, header.position());
      if (names.indexOf(name) < fields.size()) {
        throw new UnreadableFileException(
            "duplicate_column", header.position(), "Duplicate column %s.".formatted(name));
      }
      fields.add(field);
    }
    return isSplit
        ? new CsvColumns(fields, names.indexOf(DATE), names.indexOf(TIME))
        : new CsvColumns(fields, fields.indexOf(RecordField.TIMESTAMP), ABSENT);
  }

  private static RecordField field(String name, SourcePosition position)
      throws UnreadableFileException {
    return RecordField.fromName(name)
        .orElseThrow(() -> new UnreadableFileException("unknown_column", position, known(name)));
  }

  private static String known(String name) {
    String shown = name.length() > 50 ? name.substring(0, 50) : name;
    return "Unknown column '%s'; rename or remove it. Known columns: %s."
        .formatted(
            shown,
            Arrays.stream(RecordField.values())
                .map(RecordField::columnName)
                .collect(Collectors.joining(", ")));
  }
}
