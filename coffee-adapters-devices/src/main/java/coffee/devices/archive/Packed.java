package coffee.devices.archive;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.Terms;
import coffee.domain.imports.Entries;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A format that may be compressed: plain, gzipped, or as files of a zip archive.
 *
 * @param format the format of the content
 * @param limits the limits of decompression
 */
public record Packed(DeviceFormat format, Limits limits) implements DeviceFormat {

  @Override
  public String name() {
    return format.name();
  }

  @Override
  public boolean recognises(byte[] head) {
    return format.recognises(Magic.isGzip(head) ? Magic.unpackedHead(head) : head);
  }

  @Override
  public void read(Content content, Terms terms, Entries entries) throws IOException {
    byte[] head = content.head();
    if (Magic.isGzip(head)) {
      entries.file(name());
      format.read(() -> unpacked(content), terms, entries);
    } else if (Magic.isZip(head)) {
      new Zip(List.of(format), limits).read(content, terms, entries);
    } else {
      entries.file(name());
      format.read(content, terms, entries);
    }
  }

  private InputStream unpacked(Content content) throws IOException {
    Unpacking unpacking = new Unpacking(content, limits);
    return new Unpacked(unpacking.step(() -> new GZIPInputStream(unpacking.packed())), unpacking);
  }
}
