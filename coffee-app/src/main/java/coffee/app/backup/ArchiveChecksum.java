package coffee.app.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The last 64 bytes of a backup: the SHA-256 of all preceding bytes, in hex. ZIP tools see them as
 * the archive comment.
 */
final class ArchiveChecksum {

  static final int LENGTH = 64;

  /** The placeholder until the file is complete. */
  static final String OPEN = "0".repeat(LENGTH);

  private static final int BUFFER = 1 << 16;

  private ArchiveChecksum() {}

  /** Writes the checksum into a file that ends with {@link #OPEN}, and flushes it to disk. */
  static void write(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer seal = ByteBuffer.wrap(digest(channel).getBytes(US_ASCII));
      long position = channel.size() - LENGTH;
      while (seal.hasRemaining()) {
        position += channel.write(seal, position);
      }
      channel.force(true);
    }
  }

  /** Whether the content of a file matches its checksum. */
  static boolean matches(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() < LENGTH) {
        return false;
      }
      ByteBuffer seal = ByteBuffer.allocate(LENGTH);
      String actual = digest(channel);
      while (seal.hasRemaining() && channel.read(seal) >= 0) {
        // until the buffer is full
      }
      return actual.equals(new String(seal.array(), US_ASCII));
    }
  }

  /** Leaves the channel positioned at the checksum. */
  private static String digest(FileChannel channel) throws IOException {
    MessageDigest digest = CountingDigestStream.sha256();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    long left = channel.size() - LENGTH;
    channel.position(0);
    while (left > 0) {
      buffer.clear().limit((int) Math.min(BUFFER, left));
      int read = channel.read(buffer);
      if (read < 0) {
        throw new IOException("the file was truncated while it was read");
      }
      left -= read;
      digest.update(buffer.flip());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
