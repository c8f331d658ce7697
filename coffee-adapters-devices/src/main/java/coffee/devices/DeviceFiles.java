package coffee.devices;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads every format that we know, packed with gzip or not. */
public final class DeviceFiles {

  private static final int BUFFER_BYTES = 65_536;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] GZIP_MAGIC = {0x1F, (byte) 0x8B};

  private static final List<FileFormat> FORMATS = List.of(new NdjsonFormat(), new CsvFormat());

  private DeviceFiles() {}

  /**
   * Reads a file, whatever its format.
   *
   * @param content closed by the reader, or here if this fails
   * @throws UnreadableFileException if it is empty, or of no format that we know
   * @throws IOException if the content cannot be had
   */
  public static RowReader open(InputStream content, Interpretation interpretation)
      throws IOException {
    try {
      BufferedInputStream unpacked = unpacked(content);
      skip(unpacked, BYTE_ORDER_MARK);
      byte[] opening = peek(unpacked, FileFormat.OPENING_BYTES);
      if (opening.length == 0) {
        throw new UnreadableFileException("it is empty");
      }
      for (FileFormat format : FORMATS) {
        if (format.recognises(opening)) {
          return format.open(unpacked, interpretation);
        }
      }
      throw new UnreadableFileException(
          "it is neither CSV with a header line nor NDJSON, with the names of the API: timestamp"
              + " and bpm, or timestamp and caffeine_mg");
    } catch (IOException | RuntimeException e) {
      content.close();
      throw e;
    }
  }

  private static BufferedInputStream unpacked(InputStream content) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(content, BUFFER_BYTES);
    return startsWith(buffered, GZIP_MAGIC)
        ? new BufferedInputStream(new GZIPInputStream(buffered, BUFFER_BYTES), BUFFER_BYTES)
        : buffered;
  }

  private static void skip(BufferedInputStream in, byte[] prefix) throws IOException {
    if (startsWith(in, prefix)) {
      in.skipNBytes(prefix.length);
    }
  }

  private static boolean startsWith(BufferedInputStream in, byte[] prefix) throws IOException {
    return Arrays.equals(peek(in, prefix.length), prefix);
  }

  private static byte[] peek(BufferedInputStream in, int length) throws IOException {
    in.mark(length);
    byte[] bytes = in.readNBytes(length);
    in.reset();
    return bytes;
  }
}
