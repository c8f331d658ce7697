package coffee.devices.archive;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A format whose files may be plain, gzipped, or in a zip archive.
 *
 * @param format the format of the content
 * @param limits the limits of decompression
 */
public record CompressedFormat(DeviceFormat format, DecompressionLimits limits)
    implements DeviceFormat {

  private static final Pattern GZIP_ENDING = Pattern.compile("(?i)\\.gz$");

  @Override
  public String name() {
    return format.name();
  }

  @Override
  public boolean recognizes(byte[] head) {
    return format.recognizes(decompressed(head));
  }

  @Override
  public boolean recognizes(String name, byte[] head) {
    return format.recognizes(GZIP_ENDING.matcher(name).replaceFirst(""), decompressed(head));
  }

  @Override
  public boolean isPossible(byte[] head) {
    return format.isPossible(decompressed(head));
  }

  private static byte[] decompressed(byte[] head) {
    return MagicBytes.isGzip(head) ? MagicBytes.decompressHead(head) : head;
  }

  @Override
  public boolean isConfirmedBy(Content content) throws IOException {
    byte[] head = content.head();
    if (MagicBytes.isGzip(head)) {
      return format.isConfirmedBy(() -> decompressed(content));
    }
    return MagicBytes.isZip(head) || format.isConfirmedBy(content);
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    byte[] head = content.head();
    if (MagicBytes.isGzip(head)) {
      entries.file(name());
      format.read(() -> decompressed(content), settings, entries);
    } else if (MagicBytes.isZip(head)) {
      new Zip(List.of(format), limits).read(content, settings, entries);
    } else {
      entries.file(name());
      format.read(content, settings, entries);
    }
  }

  private InputStream decompressed(Content content) throws IOException {
    InputStream in = content.open();
    try {
      DecompressionGuard guard = new DecompressionGuard(content, limits);
      return new GuardedInputStream(
          guard.guard(() -> new GZIPInputStream(guard.counted(in))), guard);
    } catch (IOException failure) {
      in.close();
      throw failure;
    }
  }
}
