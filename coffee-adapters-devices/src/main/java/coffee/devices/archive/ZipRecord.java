package coffee.devices.archive;

import java.nio.charset.StandardCharsets;

/**
 * A file in the directory of an archive (APPNOTE.TXT 6.3, 4.3.12 and 4.5.3).
 *
 * @param name its name, with directories
 * @param flags general purpose flags
 * @param method compression method: 0 for none, 8 for Deflate
 * @param checksum CRC-32 of the decompressed file
 * @param compressedSize in bytes; negative or wrong in a damaged archive
 * @param size decompressed, in bytes; likewise
 * @param offset of its own header in the archive; likewise
 */
record ZipRecord(
    String name,
    int flags,
    int method,
    long checksum,
    long compressedSize,
    long size,
    long offset) {

  /** Number of bytes before the name. */
  static final int LENGTH = 46;

  private static final int NAME_LENGTH = 28;
  private static final int EXTRA_LENGTH = 30;
  private static final int COMMENT_LENGTH = 32;
  private static final int LARGE_SIZES = 1;
  private static final long ELSEWHERE = 0xFFFFFFFFL;
  private static final int ENCRYPTED = 1;
  private static final int UTF_8 = 1 << 11;

  /** The number of bytes after the header. */
  static int variableLength(LittleEndian header) {
    return header.small(NAME_LENGTH) + header.small(EXTRA_LENGTH) + header.small(COMMENT_LENGTH);
  }

  /**
   * Parses an entry.
   *
   * @param rest the bytes after the header
   */
  static ZipRecord of(LittleEndian header, LittleEndian rest) {
    int nameLength = header.small(NAME_LENGTH);
    int flags = header.small(8);
    long[] numbers = {header.number(24), header.number(20), header.number(42)};
    useLarge(numbers, rest, nameLength, nameLength + header.small(EXTRA_LENGTH));
    // Names not marked as UTF-8 may have any encoding; this one never fails.
    String name =
        rest.text(
            0,
            nameLength,
            (flags & UTF_8) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    return new ZipRecord(
        name, flags, header.small(10), header.number(16), numbers[1], numbers[0], numbers[2]);
  }

  /** Takes size, compressed size and offset from the extra field, if they are there. */
  private static void useLarge(long[] numbers, LittleEndian rest, int from, int to) {
    int at = from;
    while (at + 4 <= to) {
      int next = at + 4 + rest.small(at + 2);
      if (rest.small(at) == LARGE_SIZES) {
        int value = at + 4;
        for (int i = 0; i < numbers.length; i++) {
          if (numbers[i] == ELSEWHERE && value + 8 <= Math.min(next, to)) {
            numbers[i] = rest.large(value);
            value += 8;
          }
        }
      }
      at = next;
    }
  }

  boolean isDirectory() {
    return name.endsWith("/");
  }

  boolean isEncrypted() {
    return (flags & ENCRYPTED) != 0;
  }
}
