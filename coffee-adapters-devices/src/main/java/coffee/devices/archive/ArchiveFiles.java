package coffee.devices.archive;

import coffee.devices.UnreadableFileException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The files of a zip archive, one after the other. Not thread-safe. */
interface ArchiveFiles extends Closeable {

  /**
   * The next file; directories are skipped. The previous one can no longer be read.
   *
   * @throws UnreadableFileException if the archive is damaged or exceeds a limit
   */
  Optional<ArchivedFile> next() throws IOException;
}
