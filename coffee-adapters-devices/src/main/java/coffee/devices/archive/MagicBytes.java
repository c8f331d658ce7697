package coffee.devices.archive;

import coffee.devices.Content;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Detects compressed files by their first bytes. */
final class MagicBytes {

  private MagicBytes() {}

  static boolean isGzip(byte[] head) {
    return head.length > 2 && head[0] == 0x1F && head[1] == (byte) 0x8B;
  }

  static boolean isZip(byte[] head) {
    return head.length > 4
        && head[0] == 'P'
        && head[1] == 'K'
        && ((head[2] == 3 && head[3] == 4) || (head[2] == 5 && head[3] == 6));
  }

  /** Decompresses as much as possible of the beginning of a gzip file. */
  static byte[] decompressHead(byte[] head) {
    ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 12];
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(head))) {
      for (int count = in.read(buffer);
          count >= 0 && unpacked.size() < Content.HEAD_BYTES;
          count = in.read(buffer)) {
        unpacked.write(buffer, 0, count);
      }
    } catch (IOException cut) {
      return unpacked.toByteArray();
    }
    return unpacked.toByteArray();
  }
}
