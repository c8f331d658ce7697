package coffee.rest.list;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * Rows that are written as a JSON array, NDJSON or CSV, depending on the Accept header.
 *
 * @param rows JSON records
 * @param type class of the rows, which defines the columns even without rows
 */
public record RecordList(
    @JsonValue List<? extends Record> rows, @JsonIgnore Class<? extends Record> type) {

  public static final String CSV = "text/csv";
  public static final String NDJSON = "application/x-ndjson";
}
