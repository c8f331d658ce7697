package coffee.devices.activity;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The header of a FIT file, of which several may follow each other. Immutable. */
final class FitPart {

  private static final int SHORT_HEADER = 12;
  private static final int LONG_HEADER = 14;
  private static final int SIZE_AT = 4;
  private static final int CHECKSUM_LENGTH = 2;
  private static final long UNKNOWN = -1;

  /** A data size that no file reaches, for a recording whose size was never written. */
  private static final byte[] ENDLESS = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F};

  private final byte[] bytes;
  private final long length;

  private FitPart(byte[] bytes, long length) {
    this.bytes = bytes;
    this.length = length;
  }

  /** Reads a header; empty bytes at the end of the stream. */
  static FitPart read(InputStream in) throws IOException {
    byte[] first = in.readNBytes(1);
    if (first.length == 0 || (first[0] != SHORT_HEADER && first[0] != LONG_HEADER)) {
      return new FitPart(first, UNKNOWN);
    }
    byte[] header = Arrays.copyOf(first, first[0]);
    int read = 1 + in.readNBytes(header, 1, header.length - 1);
    if (read < header.length) {
      return new FitPart(Arrays.copyOf(header, read), UNKNOWN);
    }
    long size = size(header);
    if (size == 0) {
      System.arraycopy(ENDLESS, 0, header, SIZE_AT, ENDLESS.length);
      Arrays.fill(header, SHORT_HEADER, header.length, (byte) 0); // no checksum of the header
      return new FitPart(header, UNKNOWN);
    }
    return new FitPart(header, header.length + size + CHECKSUM_LENGTH);
  }

  private static long size(byte[] header) {
    long size = 0;
    for (int i = SIZE_AT + 3; i >= SIZE_AT; i--) {
      size = size << 8 | (header[i] & 0xFF);
    }
    return size;
  }

  /** The header as it is to be decoded; all bytes if the file ends within it. */
  byte[] bytes() {
    return bytes.clone();
  }

  /** The number of bytes of the part with header and checksum; -1 if it is unknown. */
  long length() {
    return length;
  }
}
