package coffee.devices.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** Encodes text as UTF-8, for the few files in another encoding. Not thread-safe. */
final class Utf8InputStream extends InputStream {

  private final Reader reader;
  private final char[] buffer = new char[1 << 12];
  private byte[] bytes = {};
  private int at;

  Utf8InputStream(Reader reader) {
    this.reader = reader;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (at == bytes.length) {
      // One character is reserved for the second half of a surrogate pair.
      int count = reader.read(buffer, 0, buffer.length - 1);
      if (count < 0) {
        return -1;
      }
      if (Character.isHighSurrogate(buffer[count - 1])) {
        int half = reader.read();
        buffer[count] = (char) half;
        count += half < 0 ? 0 : 1;
      }
      bytes = new String(buffer, 0, count).getBytes(StandardCharsets.UTF_8);
      at = 0;
    }
    int count = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, target, offset, count);
    at += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
