package coffee.app.imports;

import coffee.domain.person.PersonId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a spool.
 *
 * @param root where they are
 * @param name by which all who share the folder know it
 */
record SpoolFolder(Path root, String name) {

  /** How the name of a file ends that is being written. */
  static final String PART = ".part";

  private static final Logger LOG = LoggerFactory.getLogger(SpoolFolder.class);

  /** The person's number, and what makes it unique. */
  private static final Pattern FILE = Pattern.compile("(\\d{1,18})-[0-9a-f-]{36}(\\.part)?");

  private static final String NAME_FILE = "spool-name";

  /**
   * A folder, made if it is not there.
   *
   * @throws IOException if nothing can be written there
   */
  static SpoolFolder at(Path root) throws IOException {
    Files.createDirectories(root);
    Path nameFile = root.resolve(NAME_FILE);
    if (!Files.exists(nameFile)) {
      Path mine =
          Files.writeString(
              root.resolve("spool-" + UUID.randomUUID()), UUID.randomUUID().toString());
      try {
        Files.createLink(nameFile, mine); // of two who start at once, one gives the name
      } catch (FileAlreadyExistsException other) {
        LOG.debug("Another instance has named the spool", other);
      } catch (UnsupportedOperationException noLinks) {
        Files.copy(mine, nameFile);
      } finally {
        Files.deleteIfExists(mine);
      }
    }
    return new SpoolFolder(root, Files.readString(nameFile).strip());
  }

  /** Where a file is, or would be. */
  Path path(String fileName) {
    if (!FILE.matcher(fileName).matches()) {
      throw new IllegalArgumentException("no file of a spool");
    }
    return root.resolve(fileName);
  }

  /** Everything that was received or is being received. */
  List<Path> files() {
    try (Stream<Path> all = Files.list(root)) {
      return all.filter(file -> matcher(file).matches()).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whose file it is. */
  static PersonId owner(Path file) {
    Matcher matcher = matcher(file);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no file of a spool");
    }
    return new PersonId(Long.parseLong(matcher.group(1)));
  }

  private static Matcher matcher(Path file) {
    return FILE.matcher(String.valueOf(file.getFileName()));
  }

  /** When a file was last written; later than anything if it is gone. */
  Instant lastWritten(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (NoSuchFileException gone) {
      return Instant.MAX;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Deletes a file, if it is there; one that cannot be deleted is swept later. */
  void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      LOG.warn("A file of an import is not deleted", failure);
    }
  }

  /** The names of files survive a crash only when their folder is written too. */
  void sync() throws IOException {
    try (FileChannel opened = FileChannel.open(root, StandardOpenOption.READ)) {
      opened.force(true);
    }
  }
}
