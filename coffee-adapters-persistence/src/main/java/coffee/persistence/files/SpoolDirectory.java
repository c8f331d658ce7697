package coffee.persistence.files;

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
 * @param root directory of the files
 * @param name name by which all instances know the directory
 */
record SpoolDirectory(Path root, String name) {

  /** The file name suffix while a file is being written. */
  static final String PART = ".part";

  private static final Logger LOG = LoggerFactory.getLogger(SpoolDirectory.class);

  /** The person's number, and a unique part. */
  private static final Pattern FILE = Pattern.compile("(\\d{1,18})-[0-9a-f-]{36}(\\.part)?");

  private static final String NAME_FILE = "spool-name";

  /**
   * Opens the directory, creating it if needed.
   *
   * @throws IOException if it is not writable
   */
  static SpoolDirectory at(Path root) throws IOException {
    Files.createDirectories(root);
    Path nameFile = root.resolve(NAME_FILE);
    if (!Files.exists(nameFile)) {
      Path mine =
          Files.writeString(
              root.resolve("spool-" + UUID.randomUUID()), UUID.randomUUID().toString());
      try {
        Files.createLink(nameFile, mine); // of two who start at once, one gives the name
      } catch (FileAlreadyExistsException other) {
        LOG.debug("Another instance has already named the spool", other);
      } catch (UnsupportedOperationException noLinks) {
        Files.copy(mine, nameFile);
      } finally {
        Files.deleteIfExists(mine);
      }
    }
    return new SpoolDirectory(root, Files.readString(nameFile).strip());
  }

  /** The path of a file. */
  Path path(String fileName) {
    if (!FILE.matcher(fileName).matches()) {
      throw new IllegalArgumentException("not a spool file");
    }
    return root.resolve(fileName);
  }

  /** All complete and incomplete files. */
  List<Path> files() {
    try (Stream<Path> all = Files.list(root)) {
      return all.filter(file -> matcher(file).matches()).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The person whose file it is. */
  static PersonId owner(Path file) {
    Matcher matcher = matcher(file);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a spool file");
    }
    return new PersonId(Long.parseLong(matcher.group(1)));
  }

  private static Matcher matcher(Path file) {
    return FILE.matcher(String.valueOf(file.getFileName()));
  }

  /** When a file was last written; far in the future if it no longer exists. */
  Instant lastWritten(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (NoSuchFileException failure) {
      return Instant.MAX;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Deletes a file if it exists; the next sweep retries a failed deletion. */
  void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      LOG.warn("Deleting an import file failed", failure);
    }
  }

  /** File names survive a crash only if their directory is flushed as well. */
  void sync() throws IOException {
    try (FileChannel opened = FileChannel.open(root, StandardOpenOption.READ)) {
      opened.force(true);
    }
  }
}
