package coffee.devices.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream of decompressed bytes that is checked against the limits. */
final class GuardedInputStream extends FilterInputStream {

  private final DecompressionGuard guard;

  GuardedInputStream(InputStream decompressor, DecompressionGuard guard) {
    super(decompressor);
    this.guard = guard;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = guard.guard(() -> in.read(buffer, offset, length));
    guard.countDecompressed(count);
    return count;
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
