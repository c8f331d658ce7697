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
 * A zip archive, such as whole account exports come in: each file is recognised by its content, and
 * read or passed over. A file that cannot be read to its end is one refused row; the others are
 * read all the same.
 *
 * @param formats what the files may be, the more particular first
 * @param limits how far it is unpacked
 */
public record Zip(List<DeviceFormat> formats, Limits limits) implements DeviceFormat {

  private static final String OTHER = "other_file";

  /** Keeps the list from changing. */
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
          "No file in this archive is of a format that we know.");
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
