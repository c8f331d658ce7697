package coffee.devices.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the most recently read bytes, so that a refused row can be reported verbatim. */
final class RecentBytes extends FilterInputStream {

  /** Covers the read-ahead of a parser and one row before it. */
  private static final int CAPACITY = 1 << 16;

  private final byte[] recent = new byte[CAPACITY];
  private long read;

  RecentBytes(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = in.read(buffer, offset, Math.min(length, CAPACITY));
    if (count > 0) {
      int at = (int) (read % CAPACITY);
      int first = Math.min(count, CAPACITY - at);
      System.arraycopy(buffer, offset, recent, at, first);
      System.arraycopy(buffer, offset + first, recent, 0, count - first);
      read += count;
    }
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /**
   * The text between two offsets.
   *
   * @param from of the first byte
   * @param to after the last byte
   * @param limit maximum number of bytes
   * @return shortened at the start, or empty, if no longer available
   */
  String textBetween(long from, long to, int limit) {
    long first = Math.max(from, read - CAPACITY);
    int length = (int) Math.max(0, Math.min(Math.min(to, read) - first, limit));
    byte[] text = new byte[length];
    for (int i = 0; i < length; i++) {
      text[i] = recent[(int) ((first + i) % CAPACITY)];
    }
    return new String(text, StandardCharsets.UTF_8);
  }
}
