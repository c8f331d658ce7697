package coffee.devices.sqlite;

import coffee.devices.Content;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A private copy of a database in a directory of its own, because SQLite needs a file, and writes
 * others beside it. Deleted when closed; copies that a crash left behind are deleted by later ones.
 */
final class DatabaseCopy implements Closeable {

  private static final String PREFIX = "database-";

  /** The suffix of SQLite's write-ahead log. */
  static final String LOG = "-wal";

  /** The unpacked native library, see {@link SqliteLibrary}. */
  private static final String LIBRARY = "libsqlitejdbc";

  /** Longer than any import runs. */
  private static final Duration RETENTION = Duration.ofDays(2);

  private final Path folder;
  private final Path file;

  private DatabaseCopy(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("copy.db");
  }

  /**
   * Copies a database, together with the log of changes that are not in it yet.
   *
   * @throws IOException if the content cannot be read, or the copy not written
   */
  static DatabaseCopy of(Content content, Path parent) throws IOException {
    Files.createDirectories(parent);
    deleteOld(parent);
    DatabaseCopy copy = new DatabaseCopy(Files.createTempDirectory(parent, PREFIX));
    try {
      copy(content, copy.file);
      Optional<Content> log = content.sibling(LOG);
      if (log.isPresent()) {
        copy(log.get(), copy.log());
      }
      return copy;
    } catch (IOException | RuntimeException failure) {
      copy.close();
      throw failure;
    }
  }

  private static void copy(Content content, Path to) throws IOException {
    try (InputStream in = content.open()) {
      Files.copy(in, to);
    }
  }

  private Path log() {
    return folder.resolve(file.getFileName() + LOG);
  }

  Path file() {
    return file;
  }

  /** Size of the database and its log in bytes. */
  long size() throws IOException {
    return Files.size(file) + (Files.exists(log()) ? Files.size(log()) : 0);
  }

  private static void deleteOld(Path parent) throws IOException {
    Instant limit = Instant.now().minus(RETENTION);
    for (Path left : list(parent)) {
      String name = String.valueOf(left.getFileName());
      if (name.startsWith(PREFIX) && isBefore(left, limit)) {
        delete(left);
      } else if (name.contains(LIBRARY) && isBefore(left, limit)) {
        Files.deleteIfExists(left); // a process that has loaded it keeps it
      }
    }
  }

  /** Whether a file is old; not if another process has just deleted it. */
  private static boolean isBefore(Path file, Instant limit) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(limit);
    } catch (NoSuchFileException deletedByAnother) {
      return false;
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    for (Path file : list(folder)) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(folder);
  }

  @Override
  public void close() throws IOException {
    delete(folder);
  }
}
