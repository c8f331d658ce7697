package coffee.devices.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Goes through a zip archive from file to file. Not for many threads. */
final class ZipWalk implements Closeable {

  private static final int MAX_NAME = 200;

  private final Unpacking unpacking;
  private final ZipInputStream zip;
  private int number;
  private String name = "";

  ZipWalk(Unpacking unpacking) {
    this.unpacking = unpacking;
    // Names that are not marked as UTF-8 may be of any encoding; this one never fails.
    this.zip = new ZipInputStream(unpacking.packed(), StandardCharsets.ISO_8859_1);
  }

  /** Goes to the next file or folder. */
  Optional<ZipEntry> next() throws IOException {
    skipRest();
    Optional<ZipEntry> entry = unpacking.step(() -> Optional.ofNullable(zip.getNextEntry()));
    number++;
    name = entry.map(ZipEntry::getName).map(ZipWalk::shown).orElse("");
    return entry;
  }

  /** Through the counted stream, so that a bomb is noticed while it is skipped. */
  private void skipRest() throws IOException {
    if (number > 0) {
      file().transferTo(OutputStream.nullOutputStream());
    }
  }

  Unpacking unpacking() {
    return unpacking;
  }

  /** How many files and folders it went to. */
  int number() {
    return number;
  }

  /** The name of the file, as it can be shown. */
  String name() {
    return name;
  }

  /** What is left of the file. */
  InputStream file() {
    return new Unpacked(zip, unpacking);
  }

  private static String shown(String name) {
    String printable = name.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    return printable.length() > MAX_NAME ? printable.substring(0, MAX_NAME) : printable;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
