package coffee.rest.list;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * Rows that are written as a JSON array, NDJSON or CSV, depending on the Accept header.
 *
 * @param rows JSON records
 * @param type class of the rows, which defines the columns even without rows
 * @param fileName name of a file that NDJSON or CSV is saved as, without the extension
 */
public record RecordList(
    @JsonValue List<? extends Record> rows,
    @JsonIgnore Class<? extends Record> type,
    @JsonIgnore Optional<String> fileName) {

  public static final String CSV = "text/csv";
  public static final String NDJSON = "application/x-ndjson";

  /** Rows that are not meant to be saved as a file. */
  public RecordList(List<? extends Record> rows, Class<? extends Record> type) {
    this(rows, type, Optional.empty());
  }
}
