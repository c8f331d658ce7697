package coffee.devices.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/** The entries of the directory of a zip archive, in their order. Not thread-safe. */
final class ZipRecords {

  private static final int SIGNATURE = 0x02014b50;

  private final ZipEnd end;
  private final InputStream directory;
  private long left;

  ZipRecords(SeekableByteChannel channel, ZipEnd end) {
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

  /** The first file with a name. */
  static Optional<ZipRecord> find(SeekableByteChannel channel, ZipEnd end, String name)
      throws IOException {
    ZipRecords all = new ZipRecords(channel, end);
    for (Optional<ZipRecord> file = all.next(); file.isPresent(); file = all.next()) {
      if (file.get().name().equals(name)) {
        return file;
      }
    }
    return Optional.empty();
  }
}
