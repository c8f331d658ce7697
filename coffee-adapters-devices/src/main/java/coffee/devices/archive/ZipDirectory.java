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
  private final InputStream directory;
  private long left;

  private final OpeningGuards guards;

  private ZipDirectory(SeekableByteChannel channel, DecompressionLimits limits, ZipEnd end) {
    this.channel = channel;
    this.guards = new OpeningGuards(limits);
    this.end = end;
    this.left = end.directorySize();
    this.directory =
        new BufferedInputStream(
            new ChannelInputStream(
                channel, end.directoryOffset(), end.directoryOffset() + end.directorySize()),
            1 << 14);
  }

  /** The directory of an archive; empty if the archive is cut or damaged at its end. */
  static Optional<ZipDirectory> find(SeekableByteChannel channel, DecompressionLimits limits)
      throws IOException {
    return ZipEnd.find(channel).map(end -> new ZipDirectory(channel, limits, end));
  }

  @Override
  public Optional<ArchivedFile> next() throws IOException {
    while (left > 0) {
      long offset = end.directoryOffset() + end.directorySize() - left;
      ZipRecord file = read(offset);
      guards.get(0).countFile();
      guards.get(0).checkDeclared(file.compressedSize(), file.size());
      if (!file.isDirectory()) {
        return Optional.of(new ZipRecordContent(guards, channel, file));
      }
    }
    return Optional.empty();
  }

  private ZipRecord read(long offset) throws IOException {
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
    return ZipRecord.of(header, rest);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
