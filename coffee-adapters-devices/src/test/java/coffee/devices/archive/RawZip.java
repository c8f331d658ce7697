package coffee.devices.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zip archives as some producers do and {@code ZipOutputStream} does not. */
final class RawZip {

  static final int STORED = 0;
  static final int DEFLATED = 8;
  static final int ENCRYPTED = 1;

  private static final int WITH_DESCRIPTOR = 8;
  private static final int ELSEWHERE = 0xFFFFFFFF;

  private final ByteArrayOutputStream files = new ByteArrayOutputStream();
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private final boolean isLarge;
  private int count;

  /**
   * An empty archive.
   *
   * @param isLarge whether all sizes have eight bytes (ZIP64)
   */
  RawZip(boolean isLarge) {
    this.isLarge = isLarge;
  }

  /** Adds a file whose sizes follow its data. */
  RawZip add(String name, byte[] content, int method, int flags) {
    byte[] data = method == DEFLATED ? deflated(content) : content;
    CRC32 checksum = new CRC32();
    checksum.update(content);
    int crc = (int) checksum.getValue();
    long offset = files.size();
    byte[] path = name.getBytes(StandardCharsets.UTF_8);
    files.writeBytes(
        bytes(header(0x04034b50, 30, method, flags).putShort(26, (short) path.length)));
    files.writeBytes(path);
    files.writeBytes(data);
    files.writeBytes(descriptor(crc, data.length, content.length));
    ByteBuffer entry = buffer(46);
    entry.putInt(0x02014b50).putShort((short) 45).putShort((short) 45);
    entry.putShort((short) (flags | WITH_DESCRIPTOR)).putShort((short) method).putInt(0);
    entry.putInt(crc);
    entry.putInt(isLarge ? ELSEWHERE : data.length).putInt(isLarge ? ELSEWHERE : content.length);
    entry.putShort((short) path.length).putShort((short) (isLarge ? 28 : 0)).putShort((short) 0);
    entry.putShort((short) 0).putShort((short) 0).putInt(0);
    entry.putInt(isLarge ? ELSEWHERE : (int) offset);
    directory.writeBytes(bytes(entry));
    directory.writeBytes(path);
    if (isLarge) {
      ByteBuffer extra = buffer(28).putShort((short) 1).putShort((short) 24);
      directory.writeBytes(
          bytes(extra.putLong(content.length).putLong(data.length).putLong(offset)));
    }
    count++;
    return this;
  }

  /** The whole archive. */
  byte[] bytes() {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    archive.writeBytes(files.toByteArray());
    archive.writeBytes(directory.toByteArray());
    long end = archive.size();
    if (isLarge) {
      ByteBuffer large = buffer(56).putInt(0x06064b50).putLong(44).putInt(0).putLong(0);
      large.putLong(count).putLong(count).putLong(directory.size()).putLong(files.size());
      archive.writeBytes(bytes(large));
      archive.writeBytes(bytes(buffer(20).putInt(0x07064b50).putInt(0).putLong(end).putInt(1)));
    }
    ByteBuffer last = buffer(22).putInt(0x06054b50).putInt(0);
    last.putShort((short) count).putShort((short) count);
    last.putInt(isLarge ? ELSEWHERE : directory.size());
    last.putInt(isLarge ? ELSEWHERE : files.size());
    archive.writeBytes(bytes(last));
    return archive.toByteArray();
  }

  private static ByteBuffer header(int signature, int length, int method, int flags) {
    ByteBuffer header = buffer(length).putInt(signature).putShort((short) 45);
    header.putShort((short) (flags | WITH_DESCRIPTOR)).putShort((short) method);
    return header;
  }

  private byte[] descriptor(int crc, int compressed, int size) {
    ByteBuffer descriptor = buffer(isLarge ? 24 : 16).putInt(0x08074b50).putInt(crc);
    return bytes(
        isLarge
            ? descriptor.putLong(compressed).putLong(size)
            : descriptor.putInt(compressed).putInt(size));
  }

  private static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    deflater.setInput(content);
    deflater.finish();
    byte[] packed = new byte[content.length + 64];
    int length = deflater.deflate(packed);
    deflater.end();
    return Arrays.copyOf(packed, length);
  }

  private static byte[] bytes(ByteBuffer filled) {
    byte[] bytes = new byte[filled.capacity()];
    filled.get(0, bytes);
    return bytes;
  }

  private static ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
