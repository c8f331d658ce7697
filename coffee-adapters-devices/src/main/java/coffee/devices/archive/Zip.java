package coffee.devices.archive;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.Terms;
import coffee.devices.UnreadableFileException;
import coffee.domain.imports.Entries;
import coffee.domain.imports.Place;
import coffee.domain.imports.RefusedRow;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;

/**
 * A zip archive, such as an account export: the format of each file is detected by content; it is
 * read or skipped. A file that cannot be read to its end is one refused row; the others are
 * still read.
 *
 * @param formats possible formats of the files, the more specific first
 * @param limits the limits of decompression
 */
public record Zip(List<DeviceFormat> formats, Limits limits) implements DeviceFormat {

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
    return Magic.isZip(head);
  }

  @Override
  public void read(Content content, Terms terms, Entries entries) throws IOException {
    boolean anyRecognised = false;
    try (ZipWalks walks = new ZipWalks(content, limits)) {
      ZipWalk walk = walks.first();
      for (Optional<ZipEntry> entry = walk.next(); entry.isPresent(); entry = walk.next()) {
        walk.unpacking().file();
        if (entry.get().isDirectory()) {
          continue;
        }
        ZippedFile file = new ZippedFile(walks);
        Optional<DeviceFormat> format = recognise(file.head());
        anyRecognised |= format.isPresent();
        if (format.isPresent()) {
          entries.file(format.get().name());
          readFile(format.get(), file, terms, new EntriesOfFile(walk.name(), entries));
        } else {
          entries.passedOver(OTHER);
        }
      }
    }
    if (!anyRecognised) {
      throw new UnreadableFileException(
          "unknown_format",
          Place.offset(0),
          "The archive contains no file in a supported format.");
    }
  }

  private Optional<DeviceFormat> recognise(byte[] head) {
    return formats.stream().filter(format -> format.recognises(head)).findFirst();
  }

  private static void readFile(
      DeviceFormat format, ZippedFile file, Terms terms, EntriesOfFile entries) throws IOException {
    try {
      format.read(file, terms, entries);
    } catch (UnreadableFileException unreadable) {
      if (file.isArchiveBroken()) {
        throw unreadable;
      }
      entries.refused(
          new RefusedRow(unreadable.place(), unreadable.code(), unreadable.sentence(), ""));
    }
  }
}
