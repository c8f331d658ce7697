package coffee.rest.list;

import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The format of a list that a link can ask for: browsers send the same {@code Accept} with every
 * link.
 */
public final class ListFormat {

  private static final FieldReader<MediaType> FORMAT = FieldReader.oneOf(byWord());

  private ListFormat() {}

  private static Map<String, MediaType> byWord() {
    Map<String, MediaType> formats = new LinkedHashMap<>();
    formats.put("json", MediaType.APPLICATION_JSON_TYPE);
    formats.put("ndjson", MediaType.valueOf(RecordList.NDJSON));
    formats.put("csv", MediaType.valueOf(RecordList.CSV));
    return formats;
  }

  /** Reads {@code format}; empty for what {@code Accept} prefers. */
  public static Optional<MediaType> read(Fields query) {
    return query.optional("format", FORMAT);
  }
}
