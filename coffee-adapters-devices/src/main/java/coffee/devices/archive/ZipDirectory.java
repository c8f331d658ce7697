package coffee.devices.archive;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/**
 * The files of a zip archive by its central directory (APPNOTE.TXT 6.3, 4.3.12), which has sizes
 * that the files' own headers may lack. Files that are not read are not decompressed. One directory
 * entry is in memory at a time. Not thread-safe.
 */
final class ZipDirectory implements ArchiveFiles {

  private final SeekableByteChannel channel;
  private final ZipEnd end;
  private final ZipRecords records;
  private final OpeningGuards guards;

  private ZipDirectory(SeekableByteChannel channel, DecompressionLimits limits, ZipEnd end) {
    this.channel = channel;
    this.guards = new OpeningGuards(limits);
    this.end = end;
    this.records = new ZipRecords(channel, end);
  }

  /** The directory of an archive; empty if the archive is cut or damaged at its end. */
  static Optional<ZipDirectory> find(SeekableByteChannel channel, DecompressionLimits limits)
      throws IOException {
    return ZipEnd.find(channel).map(end -> new ZipDirectory(channel, limits, end));
  }

  @Override
  public Optional<ArchivedFile> next() throws IOException {
    for (Optional<ZipRecord> file = records.next(); file.isPresent(); file = records.next()) {
      guards.get(0).countFile();
      guards.get(0).checkDeclared(file.get().compressedSize(), file.get().size());
      if (!file.get().isDirectory()) {
        return Optional.of(new ZipRecordContent(end, guards, channel, file.get()));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
