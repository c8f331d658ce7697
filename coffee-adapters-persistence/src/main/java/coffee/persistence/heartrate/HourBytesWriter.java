package coffee.persistence.heartrate;

import java.util.Arrays;

/**
 * Writes a packed value: a version byte, the content, and a checksum of 4 bytes, greatest first. A
 * number without a fixed length is a varint: 7 bits a byte, least first; the high bit says that
 * another byte follows (unsigned LEB128). Half bytes fill a byte from its high half.
 */
final class HourBytesWriter {

  /** The first byte of every packed value. */
  static final int VERSION = 1;

  private byte[] bytes;
  private int length;
  private boolean isHalf;

  HourBytesWriter(int capacity) {
    bytes = new byte[Math.max(16, capacity)];
    writeByte(VERSION);
  }

  void writeByte(int value) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = (byte) value;
  }

  void writeShort(int value) {
    writeByte(value >>> Byte.SIZE);
    writeByte(value);
  }

  void writeVarint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      writeByte(((int) rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    writeByte((int) rest);
  }

  void writeNibble(int value) {
    if (isHalf) {
      bytes[length - 1] |= (byte) value;
    } else {
      writeByte(value << 4);
    }
    isHalf = !isHalf;
  }

  /** Ends a sequence of half bytes; an odd one is filled with 0. */
  void endHalves() {
    isHalf = false;
  }

  void writeBytes(byte[] value) {
    for (byte one : value) {
      writeByte(one);
    }
  }

  /** The finished value. */
  byte[] seal(HourKey hour) {
    int checksum = hour.checksum(bytes, length);
    for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      writeByte(checksum >>> shift);
    }
    return Arrays.copyOf(bytes, length);
  }
}
