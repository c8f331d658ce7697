package coffee.domain.imports;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The last file that a source pushed.
 *
 * @param source what pushes: the name of its format, such as {@code health_auto_export}
 * @param receivedAt when it was received; in whole milliseconds
 * @param stored number of new records in it
 * @param refused number of invalid rows in it
 */
public record IngestRecord(String source, Instant receivedAt, long stored, long refused) {

  /** Truncates the time to what stores keep. */
  public IngestRecord {
    receivedAt = receivedAt.truncatedTo(ChronoUnit.MILLIS);
  }
}
