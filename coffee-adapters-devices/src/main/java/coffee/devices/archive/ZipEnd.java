package coffee.devices.archive;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/**
 * The end of a zip archive, which says where its directory is (APPNOTE.TXT 6.3, 4.3.14 to 4.3.16).
 *
 * @param directoryOffset of the first byte
 * @param directorySize in bytes
 */
record ZipEnd(long directoryOffset, long directorySize) {

  private static final int LENGTH = 22;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final long SIGNATURE = 0x06054b50L;
  private static final int LOCATOR_LENGTH = 20;
  private static final long LOCATOR_SIGNATURE = 0x07064b50L;
  private static final int LARGE_LENGTH = 56;
  private static final long LARGE_SIGNATURE = 0x06064b50L;
  private static final long ELSEWHERE = 0xFFFFFFFFL;

  /** The end of an archive; empty if there is none, or if it points outside of the archive. */
  static Optional<ZipEnd> find(SeekableByteChannel channel) throws IOException {
    long size = channel.size();
    long start = Math.max(0, size - LENGTH - MAX_COMMENT - LOCATOR_LENGTH);
    LittleEndian tail = read(channel, start, (int) (size - start));
    for (int at = tail.length() - LENGTH; at >= 0; at--) {
      if (tail.number(at) == SIGNATURE && at + LENGTH + tail.small(at + 20) <= tail.length()) {
        return of(channel, tail, at).filter(end -> end.isWithin(size));
      }
    }
    return Optional.empty();
  }

  private static Optional<ZipEnd> of(SeekableByteChannel channel, LittleEndian tail, int at)
      throws IOException {
    long size = tail.number(at + 12);
    long offset = tail.number(at + 16);
    boolean isLarge = size == ELSEWHERE || offset == ELSEWHERE || tail.small(at + 10) == 0xFFFF;
    int locator = at - LOCATOR_LENGTH;
    if (!isLarge || locator < 0 || tail.number(locator) != LOCATOR_SIGNATURE) {
      return Optional.of(new ZipEnd(offset, size));
    }
    long position = tail.large(locator + 8);
    if (position < 0 || position > channel.size() - LARGE_LENGTH) {
      return Optional.empty();
    }
    LittleEndian end = read(channel, position, LARGE_LENGTH);
    return end.length() == LARGE_LENGTH && end.number(0) == LARGE_SIGNATURE
        ? Optional.of(new ZipEnd(end.large(48), end.large(40)))
        : Optional.empty();
  }

  private static LittleEndian read(SeekableByteChannel channel, long from, int length)
      throws IOException {
    try (ChannelInputStream in = new ChannelInputStream(channel, from, from + length)) {
      return new LittleEndian(in.readNBytes(length));
    }
  }

  private boolean isWithin(long size) {
    return directoryOffset >= 0
        && directorySize >= 0
        && directoryOffset <= size
        && directorySize <= size - directoryOffset;
  }
}
