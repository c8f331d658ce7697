package coffee.quickstart;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prepares the first start: unpacks PostgreSQL and initializes the cluster. Both may be interrupted
 * at any time, and start over then. The caller holds the lock of the data directory, and no
 * PostgreSQL is running in it.
 *
 * @param binaries directory of the unpacked binaries
 * @param cluster data directory of the cluster
 * @param mark marker file that exists until the cluster has been initialized
 */
record ClusterSetup(Path binaries, Path cluster, Path mark) {

  /** The file that the library unpacks last. */
  private static final String UNPACKED = ".exists";

  /**
   * By how much its directory may be newer, in milliseconds: the library deletes a temporary file
   * there afterwards.
   */
  private static final long CLEAN_UP_MILLIS = 100;

  static ClusterSetup of(DataFolder folder, Path binaries, Path cluster) {
    return new ClusterSetup(binaries, cluster, folder.file("postgresql-unfinished"));
  }

  /** Deletes incomplete files, and marks the cluster as not initialized. */
  void prepare() throws IOException {
    for (Path unpacked : children(binaries)) {
      if (!isCompletelyUnpacked(unpacked)) {
        delete(unpacked);
      }
    }
    if (Files.exists(mark)) {
      delete(cluster);
    } else if (!Files.exists(cluster)) {
      Files.createFile(mark);
    }
  }

  /** Marks the cluster as initialized; called before any data is stored in it. */
  void complete() throws IOException {
    if (Files.deleteIfExists(mark)) {
      try (FileChannel folder = FileChannel.open(mark.resolveSibling(""), READ)) {
        folder.force(true);
      }
    }
  }

  /** Whether nothing was unpacked after the file that the library unpacks last. */
  private static boolean isCompletelyUnpacked(Path unpacked) throws IOException {
    Path last = unpacked.resolve(UNPACKED);
    if (!Files.exists(last)) {
      return false;
    }
    FileTime unpackedAt = Files.getLastModifiedTime(last);
    for (Path part : children(unpacked)) {
      if (Files.getLastModifiedTime(part).compareTo(unpackedAt) > 0) {
        return false;
      }
    }
    return Files.getLastModifiedTime(unpacked).toMillis() - CLEAN_UP_MILLIS
        <= unpackedAt.toMillis();
  }

  private static List<Path> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(ClusterSetup::deleteOne);
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.delete(path);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
