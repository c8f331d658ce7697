package coffee.domain.imports;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Reads spooled files in the formats of devices and apps. */
public interface ImportReader {

  /** The names of the formats, {@code snake_case}. */
  List<String> formats();

  /**
   * The name of the format that a file has, judged by its content alone.
   *
   * @throws coffee.domain.DomainException UNAVAILABLE {@code storage_failed} if the file cannot be
   *     got at the moment
   */
  Optional<String> recognise(SpooledFile file);

  /**
   * Reads a file from its start, each time in the same order.
   *
   * @param format one of {@link #formats()}
   * @param zone where the clock hung that wrote times without a zone
   * @param run is handed every row, and told how far the file is read; what it throws comes out
   *     unchanged
   * @return why the file was not read to its end, if it was not; what was handed over before is
   *     valid
   * @throws coffee.domain.DomainException UNAVAILABLE {@code storage_failed} if the file cannot be
   *     got at the moment
   */
  Optional<ImportFailure> read(SpooledFile file, String format, ZoneId zone, ImportRun run);
}
