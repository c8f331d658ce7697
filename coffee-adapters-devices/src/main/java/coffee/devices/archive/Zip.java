package coffee.devices.archive;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.UnreadableFileException;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;

/**
 * A zip archive, such as an account export: the format of each file is detected by content; it is
 * read or skipped. A file that cannot be read to its end is one refused row; the others are still
 * read.
 *
 * @param formats possible formats of the files, the more specific first
 * @param limits the limits of decompression
 */
public record Zip(List<DeviceFormat> formats, DecompressionLimits limits) implements DeviceFormat {

  private static final String OTHER = "other_file";

  /** Copies the list. */
  public Zip {
    formats = List.copyOf(formats);
  }

  @Override
  public String name() {
    return "zip";
  }

  @Override
  public boolean recognises(byte[] head) {
    return MagicBytes.isZip(head);
  }

  @Override
  public void read(Content content, ReaderSettings terms, RowHandler entries) throws IOException {
    boolean anyRecognised = false;
    try (ZipCursors walks = new ZipCursors(content, limits)) {
      ZipCursor walk = walks.first();
      for (Optional<ZipEntry> entry = walk.next(); entry.isPresent(); entry = walk.next()) {
        walk.guard().countFile();
        if (entry.get().isDirectory()) {
          continue;
        }
        ZipEntryContent file = new ZipEntryContent(walks);
        Optional<DeviceFormat> format = recognise(file);
        anyRecognised |= format.isPresent();
        if (format.isPresent()) {
          entries.file(format.get().name());
          readFile(format.get(), file, terms, new ArchiveRowHandler(walk.entryName(), entries));
        } else {
          entries.skippedFile(OTHER, walk.entryName());
        }
      }
    }
    if (!anyRecognised) {
      throw new UnreadableFileException(
          "unknown_format",
          SourcePosition.offset(0),
          "The archive contains no file in a supported format.");
    }
  }

  private Optional<DeviceFormat> recognise(ZipEntryContent file) throws IOException {
    byte[] head = file.head();
    for (DeviceFormat format : formats) {
      if (format.recognises(head) && isConfirmed(format, file)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  private static boolean isConfirmed(DeviceFormat format, ZipEntryContent file) throws IOException {
    try {
      return format.isConfirmedBy(file);
    } catch (UnreadableFileException unreadable) {
      if (file.isArchiveBroken()) {
        throw unreadable;
      }
      return false;
    }
  }

  private static void readFile(
      DeviceFormat format, ZipEntryContent file, ReaderSettings terms, ArchiveRowHandler entries)
      throws IOException {
    try {
      format.read(file, terms, entries);
    } catch (UnreadableFileException unreadable) {
      if (file.isArchiveBroken()) {
        throw unreadable;
      }
      entries.refused(
          new RefusedRow(unreadable.position(), unreadable.code(), unreadable.detail(), ""));
    }
  }
}
