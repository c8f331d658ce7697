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
 * The manifest of a backup.
 *
 * @param format format version; currently {@value #FORMAT}
 * @param createdAt time of the data
 * @param version version of the service that wrote it
 * @param schema applied changelog steps, in order
 * @param tables tables, each after those that it references
 * @param sequences states of the sequences
 */
public record BackupManifest(
    int format,
    Instant createdAt,
    String version,
    List<String> schema,
    List<Table> tables,
    List<SequenceState> sequences) {

  /** The current format: a ZIP with this manifest and one entry per table. */
  public static final int FORMAT = 1;

  /**
   * A table in a backup.
   *
   * @param columns columns in field order
   * @param bytes uncompressed size of the rows
   * @param sha256 SHA-256 of the rows, in hex
   */
  public record Table(String name, List<String> columns, long rows, long bytes, String sha256) {

    /** Copies the list. */
    public Table {
      columns = List.copyOf(columns);
    }
  }

  /** Copies the lists. */
  public BackupManifest {
    schema = List.copyOf(schema);
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
  }

  /** The total of all tables. */
  public long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }

  byte[] json() throws IOException {
    return mapper().writeValueAsBytes(this);
  }

  static BackupManifest read(byte[] json) throws IOException {
    return mapper().readValue(json, BackupManifest.class);
  }

  private static ObjectMapper mapper() {
    return Jackson.newObjectMapper()
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .enable(SerializationFeature.INDENT_OUTPUT)
        .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
  }
}
