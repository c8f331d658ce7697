package coffee.rest.list;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * Rows of one kind, which go out as a JSON array, as NDJSON or as CSV, whatever the client accepts.
 *
 * @param rows wire records
 * @param type their class, which names the columns also where there are no rows
 */
public record Table(
    @JsonValue List<? extends Record> rows, @JsonIgnore Class<? extends Record> type) {

  public static final String CSV = "text/csv";
  public static final String NDJSON = "application/x-ndjson";
}
