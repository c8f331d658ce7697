package coffee.app.backup;

import coffee.persistence.backup.SequenceState;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.dropwizard.jackson.Jackson;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * What a backup says of itself.
 *
 * @param format how it is laid out; this is {@value #FORMAT}
 * @param createdAt the moment whose data it holds
 * @param version of the service that made it
 * @param schema the steps of the changelog that its tables had, in their order
 * @param tables each after those that it refers to
 * @param sequences how far they had counted
 */
public record Manifest(
    int format,
    Instant createdAt,
    String version,
    List<String> schema,
    List<Table> tables,
    List<SequenceState> sequences) {

  /** The layout of now: a ZIP with this manifest and an entry of rows for each table. */
  public static final int FORMAT = 1;

  /**
   * A table in a backup.
   *
   * @param columns in the order of the fields of a row
   * @param bytes of its rows, before they are compressed
   * @param sha256 of the same bytes, in hex
   */
  public record Table(String name, List<String> columns, long rows, long bytes, String sha256) {

    /** Takes a copy. */
    public Table {
      columns = List.copyOf(columns);
    }
  }

  /** Takes copies. */
  public Manifest {
    schema = List.copyOf(schema);
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
  }

  /** Of all tables. */
  public long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }

  byte[] json() throws IOException {
    return mapper().writeValueAsBytes(this);
  }

  static Manifest read(byte[] json) throws IOException {
    return mapper().readValue(json, Manifest.class);
  }

  private static ObjectMapper mapper() {
    return Jackson.newObjectMapper()
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .enable(SerializationFeature.INDENT_OUTPUT)
        .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
  }
}
