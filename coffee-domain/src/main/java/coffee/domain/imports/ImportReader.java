package coffee.domain.imports;

import coffee.domain.imports.rows.ImportRun;
import java.util.List;
import java.util.Optional;

/** Reads spooled files in the formats of devices and apps. */
public interface ImportReader {

  /** The names of the formats, {@code snake_case}. */
  List<String> formats();

  /**
   * Detects the format of a file by its content, and by its name if data of several kinds have the
   * same shape.
   *
   * @param name the name under which it was sent
   * @throws coffee.domain.DomainException UNAVAILABLE {@code storage_failed} if the file cannot be
   *     read at the moment; CONFLICT {@code upload_erased} if it was deleted with the person's data
   */
  Optional<String> recognize(SpooledFile file, Optional<FileName> name);

  /**
   * The formats that a file may have, although data of another kind has the same shape. Such a file
   * is read only if the sender names the format.
   *
   * @throws coffee.domain.DomainException as {@link #recognize}
   */
  default List<String> possibleFormats(SpooledFile file) {
    return List.of();
  }

  /**
   * Reads a file from its start, each time in the same order.
   *
   * @param format one of {@link #formats()}
   * @param settings what the sender says about its content
   * @param run receives every row and the number of bytes read; its exceptions are propagated
   *     unchanged
   * @return the failure if the file could not be read to its end; rows before it are valid
   * @throws coffee.domain.DomainException UNAVAILABLE {@code storage_failed} if the file cannot be
   *     read at the moment
   */
  Optional<ImportFailure> read(
      SpooledFile file, String format, FileSettings settings, ImportRun run);
}
