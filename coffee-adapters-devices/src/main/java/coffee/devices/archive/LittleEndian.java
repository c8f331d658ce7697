package coffee.devices.archive;

import java.nio.charset.Charset;

/** Numbers and texts in the bytes of a zip archive. Not thread-safe. */
final class LittleEndian {

  private final byte[] bytes;

  /** Reads from bytes that are not changed meanwhile. */
  LittleEndian(byte[] bytes) {
    this.bytes = bytes;
  }

  int length() {
    return bytes.length;
  }

  /** A number of two bytes. */
  int small(int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
  }

  /** A number of four bytes, not negative. */
  long number(int at) {
    return small(at) | (long) small(at + 2) << 16;
  }

  /** A number of eight bytes; negative for sizes that no file has. */
  long large(int at) {
    return number(at) | number(at + 4) << 32;
  }

  String text(int at, int length, Charset encoding) {
    return new String(bytes, at, length, encoding);
  }
}
