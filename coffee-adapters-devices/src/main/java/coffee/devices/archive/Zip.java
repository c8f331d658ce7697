package coffee.devices.archive;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.UnreadableFileException;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;

/**
 * A zip archive, such as an account export: the format of each file is detected by content; it is
 * read or skipped. A file that cannot be read to its end is one refused row; the others are still
 * read. Archives within the archive are read likewise, but not archives within these.
 *
 * @param formats possible formats of the files, the more specific first
 * @param limits the limits of decompression
 */
public record Zip(List<DeviceFormat> formats, DecompressionLimits limits) implements DeviceFormat {

  private static final String OTHER = "other_file";

  /** Garmin packs the recordings of an account into archives within the archive. */
  private static final int MAX_DEPTH = 1;

  /** Copies the list. */
  public Zip {
    formats = List.copyOf(formats);
  }

  @Override
  public String name() {
    return "zip";
  }

  @Override
  public boolean recognizes(byte[] head) {
    return MagicBytes.isZip(head);
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    if (!readFiles(content, settings, entries, MAX_DEPTH)) {
      throw new UnreadableFileException(
          "unknown_format",
          SourcePosition.offset(0),
          "The archive contains no file in a supported format.");
    }
  }

  /**
   * Reads all files.
   *
   * @param depth how deep archives within this one are read
   * @return whether any had a supported format
   */
  private boolean readFiles(Content content, ReaderSettings settings, RowHandler entries, int depth)
      throws IOException {
    boolean anyRecognized = false;
    try (ArchiveFiles files = open(content)) {
      for (Optional<ArchivedFile> file = files.next(); file.isPresent(); file = files.next()) {
        anyRecognized |= readFile(file.get(), settings, entries, depth);
      }
    }
    return anyRecognized;
  }

  /** Opens an archive by its directory if it is on a disk and has one, otherwise as a stream. */
  private ArchiveFiles open(Content archive) throws IOException {
    Optional<SeekableByteChannel> channel = archive.channel();
    if (channel.isPresent()) {
      Optional<ZipDirectory> directory = ZipDirectory.find(channel.get(), limits);
      if (directory.isPresent()) {
        return directory.get();
      }
      channel.get().close();
    }
    return new StreamedFiles(archive, limits);
  }

  private boolean readFile(
      ArchivedFile file, ReaderSettings settings, RowHandler entries, int depth)
      throws IOException {
    boolean isArchive = false;
    try {
      byte[] head = file.head();
      isArchive = depth > 0 && MagicBytes.isZip(head);
      if (isArchive) {
        return readFiles(
            file, settings, new ArchiveRowHandler(file.name(), true, entries), depth - 1);
      }
      Optional<DeviceFormat> format = recognize(file, head);
      if (format.isEmpty()) {
        if (!file.isPartOfAnother()) {
          entries.skippedFile(OTHER, file.name());
        }
        return false;
      }
      entries.file(format.get().name());
      format.get().read(file, settings, new ArchiveRowHandler(file.name(), false, entries));
    } catch (UnreadableFileException unreadable) {
      if (file.isArchiveBroken()) {
        throw unreadable;
      }
      new ArchiveRowHandler(file.name(), isArchive, entries)
          .refused(
              new RefusedRow(unreadable.position(), unreadable.code(), unreadable.detail(), ""));
    }
    return true;
  }

  private Optional<DeviceFormat> recognize(ArchivedFile file, byte[] head) throws IOException {
    for (DeviceFormat format : formats) {
      if (format.recognizes(file.name(), head) && isConfirmed(format, file)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  private static boolean isConfirmed(DeviceFormat format, ArchivedFile file) throws IOException {
    try {
      return format.isConfirmedBy(file);
    } catch (UnreadableFileException unreadable) {
      if (file.isArchiveBroken()) {
        throw unreadable;
      }
      return false;
    }
  }
}
