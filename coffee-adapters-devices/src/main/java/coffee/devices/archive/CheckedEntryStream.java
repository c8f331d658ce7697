package coffee.devices.archive;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/** A decompressed file of an archive: checked against limits, its size and its checksum. */
final class CheckedEntryStream extends FilterInputStream {

  private final ZipRecord file;
  private final DecompressionGuard guard;
  private final CRC32 checksum = new CRC32();
  private long size;

  CheckedEntryStream(InputStream decompressed, ZipRecord file, DecompressionGuard guard) {
    super(decompressed);
    this.file = file;
    this.guard = guard;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = decompress(buffer, offset, length);
    if (count > 0) {
      guard.countDecompressed(count);
      checksum.update(buffer, offset, count);
      size += count;
    }
    if (size > file.size()
        || (count < 0 && (size < file.size() || checksum.getValue() != file.checksum()))) {
      throw DecompressionGuard.damagedAt(file.offset());
    }
    return count;
  }

  private int decompress(byte[] buffer, int offset, int length) throws IOException {
    try {
      return in.read(buffer, offset, length);
    } catch (ZipException | EOFException damage) {
      throw DecompressionGuard.damagedAt(file.offset());
    }
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] skipped = new byte[(int) Math.min(count, 1 << 13)];
    return Math.max(read(skipped, 0, skipped.length), 0);
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
