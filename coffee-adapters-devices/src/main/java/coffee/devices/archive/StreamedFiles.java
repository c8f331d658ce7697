package coffee.devices.archive;

import coffee.devices.Content;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.ZipEntry;

/**
 * The files of a zip archive that is read as a stream: it lies within another one, or its directory
 * is missing. Not thread-safe.
 */
final class StreamedFiles implements ArchiveFiles {

  private final ZipCursors cursors;

  StreamedFiles(Content archive, DecompressionLimits limits) throws IOException {
    this.cursors = new ZipCursors(archive, limits);
  }

  @Override
  public Optional<ArchivedFile> next() throws IOException {
    ZipCursor cursor = cursors.first();
    for (Optional<ZipEntry> entry = cursor.next(); entry.isPresent(); entry = cursor.next()) {
      cursor.guard().countFile();
      if (!entry.get().isDirectory()) {
        return Optional.of(new ZipEntryContent(cursors));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    cursors.close();
  }
}
