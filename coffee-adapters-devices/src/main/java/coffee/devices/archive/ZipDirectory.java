package coffee.devices.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/**
 * The files of a zip archive by its central directory (APPNOTE.TXT 6.3, 4.3.12), which has sizes
 * that the files' own headers may lack. Files that are not read are not decompressed. One directory
 * entry is in memory at a time. Not thread-safe.
 */
final class ZipDirectory implements ArchiveFiles {

  private static final int SIGNATURE = 0x02014b50;

  private final SeekableByteChannel channel;
  private final ZipEnd end;
  private final Records records;
  private final OpeningGuards guards;

  private ZipDirectory(SeekableByteChannel channel, DecompressionLimits limits, ZipEnd end) {
    this.channel = channel;
    this.guards = new OpeningGuards(limits);
    this.end = end;
    this.records = new Records(channel, end);
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
        return Optional.of(new ZipRecordContent(this, guards, channel, file.get()));
      }
    }
    return Optional.empty();
  }

  /** The first file with a name. */
  Optional<ZipRecord> find(String name) throws IOException {
    Records all = new Records(channel, end);
    for (Optional<ZipRecord> file = all.next(); file.isPresent(); file = all.next()) {
      if (file.get().name().equals(name)) {
        return file;
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The entries of the directory in their order. Not thread-safe. */
  private static final class Records {

    private final ZipEnd end;
    private final InputStream directory;
    private long left;

    Records(SeekableByteChannel channel, ZipEnd end) {
      this.end = end;
      this.left = end.directorySize();
      this.directory =
          new BufferedInputStream(
              new ChannelInputStream(
                  channel, end.directoryOffset(), end.directoryOffset() + end.directorySize()),
              1 << 14);
    }

    Optional<ZipRecord> next() throws IOException {
      if (left <= 0) {
        return Optional.empty();
      }
      long offset = end.directoryOffset() + end.directorySize() - left;
      LittleEndian header = new LittleEndian(directory.readNBytes(ZipRecord.LENGTH));
      if (header.length() < ZipRecord.LENGTH || header.number(0) != SIGNATURE) {
        throw DecompressionGuard.damagedAt(offset);
      }
      int variable = ZipRecord.variableLength(header);
      LittleEndian rest = new LittleEndian(directory.readNBytes(variable));
      if (rest.length() < variable) {
        throw DecompressionGuard.damagedAt(offset);
      }
      left -= ZipRecord.LENGTH + (long) variable;
      return Optional.of(ZipRecord.of(header, rest));
    }
  }
}
