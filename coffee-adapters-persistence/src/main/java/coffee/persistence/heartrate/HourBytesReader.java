package coffee.persistence.heartrate;

import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link HourBytesWriter} wrote. Version and checksum are checked before anything is
 * read; a value that ends early, or has more than was expected, is refused too.
 */
final class HourBytesReader {

  private static final int CHECKSUM_LENGTH = 4;

  private final HourKey hour;
  private final byte[] bytes;
  private final int end;
  private int position = 1;
  private boolean isHalf;

  /**
   * Checks a packed value.
   *
   * @throws UnreadableHourException if its version or checksum is wrong
   */
  HourBytesReader(HourKey hour, byte[] bytes) {
    this.hour = hour;
    this.bytes = bytes;
    this.end = bytes.length - CHECKSUM_LENGTH;
    if (end < 1) {
      throw hour.unreadable("it has only %d bytes".formatted(bytes.length));
    }
    if (storedChecksum() != hour.checksum(bytes, end)) {
      throw hour.unreadable("its checksum does not match");
    }
    if (bytes[0] != HourBytesWriter.VERSION) {
      throw hour.unreadable("its version is %d".formatted(Byte.toUnsignedInt(bytes[0])));
    }
  }

  private int storedChecksum() {
    int checksum = 0;
    for (int i = end; i < bytes.length; i++) {
      checksum = (checksum << Byte.SIZE) | Byte.toUnsignedInt(bytes[i]);
    }
    return checksum;
  }

  int readByte() {
    if (position >= end) {
      throw hour.unreadable("it ends early");
    }
    return Byte.toUnsignedInt(bytes[position++]);
  }

  int readShort() {
    return (readByte() << Byte.SIZE) | readByte();
  }

  long readVarint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = readByte();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw hour.unreadable("a number is too long");
  }

  /** A varint within bounds, both inclusive. */
  int readVarint(int minimum, int maximum) {
    long value = readVarint();
    require(value >= minimum && value <= maximum, "a number is out of range");
    return (int) value;
  }

  int readNibble() {
    isHalf = !isHalf;
    return isHalf ? readByte() >>> 4 : Byte.toUnsignedInt(bytes[position - 1]) & 0xf;
  }

  void endHalves() {
    isHalf = false;
  }

  String readText() {
    int length = readVarint(0, end - position);
    require(position + length <= end, "it ends early");
    String text = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    return text;
  }

  boolean hasMore() {
    return position < end;
  }

  void require(boolean isTrue, String reason) {
    if (!isTrue) {
      throw hour.unreadable(reason);
    }
  }

  void requireEnd() {
    require(!hasMore(), "it is longer than its content");
  }
}
