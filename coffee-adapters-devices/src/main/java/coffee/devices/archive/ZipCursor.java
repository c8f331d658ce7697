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
final class ZipCursor implements Closeable {

  private final DecompressionGuard guard;
  private final ZipInputStream zip;
  private int entryNumber;
  private String entryName = "";

  ZipCursor(InputStream archive, DecompressionGuard unpacking) {
    this.guard = unpacking;
    // Names not marked as UTF-8 may have any encoding; this one never fails.
    this.zip = new ZipInputStream(unpacking.counted(archive), StandardCharsets.ISO_8859_1);
  }

  /** Advances to the next file or directory. */
  Optional<ZipEntry> next() throws IOException {
    skipRest();
    Optional<ZipEntry> entry = guard.guard(() -> Optional.ofNullable(zip.getNextEntry()));
    entryNumber++;
    entryName = entry.map(ZipEntry::getName).map(EntryNames::printable).orElse("");
    return entry;
  }

  /** Uses the counted stream, so that a bomb is detected while it is skipped. */
  private void skipRest() throws IOException {
    if (entryNumber > 0) {
      entryStream().transferTo(OutputStream.nullOutputStream());
    }
  }

  DecompressionGuard guard() {
    return guard;
  }

  /** Number of visited files and directories. */
  int entryNumber() {
    return entryNumber;
  }

  /** The printable name of the current file. */
  String entryName() {
    return entryName;
  }

  /** The rest of the current file. */
  InputStream entryStream() {
    return new GuardedInputStream(zip, guard);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
