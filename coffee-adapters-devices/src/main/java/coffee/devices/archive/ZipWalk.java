package coffee.devices.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Iterates over the files of a zip archive. Not thread-safe. */
final class ZipWalk implements Closeable {

  private static final int MAX_NAME = 200;

  private final Unpacking unpacking;
  private final ZipInputStream zip;
  private int number;
  private String name = "";

  ZipWalk(Unpacking unpacking) {
    this.unpacking = unpacking;
    // Names not marked as UTF-8 may have any encoding; this one never fails.
    this.zip = new ZipInputStream(unpacking.packed(), StandardCharsets.ISO_8859_1);
  }

  /** Advances to the next file or folder. */
  Optional<ZipEntry> next() throws IOException {
    skipRest();
    Optional<ZipEntry> entry = unpacking.step(() -> Optional.ofNullable(zip.getNextEntry()));
    number++;
    name = entry.map(ZipEntry::getName).map(ZipWalk::shown).orElse("");
    return entry;
  }

  /** Uses the counted stream, so that a bomb is detected while it is skipped. */
  private void skipRest() throws IOException {
    if (number > 0) {
      file().transferTo(OutputStream.nullOutputStream());
    }
  }

  Unpacking unpacking() {
    return unpacking;
  }

  /** Number of visited files and folders. */
  int number() {
    return number;
  }

  /** The printable name of the current file. */
  String name() {
    return name;
  }

  /** The rest of the current file. */
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
