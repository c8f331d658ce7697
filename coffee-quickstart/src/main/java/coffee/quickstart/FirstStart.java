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
 * What happens once in a folder: PostgreSQL is unpacked, and its cluster is made. That may be
 * broken off at any moment, and is begun anew then. Whoever calls this holds the folder's lock, and
 * no PostgreSQL runs from it.
 *
 * @param binaries folder of what is unpacked
 * @param cluster folder of the data
 * @param mark there for as long as the cluster is being made and nobody could use it yet
 */
record FirstStart(Path binaries, Path cluster, Path mark) {

  /** What the library leaves last in what it unpacks. */
  private static final String UNPACKED = ".exists";

  /** By how much that may be older than its folder, which the library tidies up in afterwards. */
  private static final long TIDYING_MILLISECONDS = 100;

  static FirstStart of(DataFolder folder, Path binaries, Path cluster) {
    return new FirstStart(binaries, cluster, folder.file("postgresql-unfinished"));
  }

  /** Takes away what is not whole, and marks a cluster that is going to be made. */
  void begin() throws IOException {
    for (Path unpacked : in(binaries)) {
      if (!isWhole(unpacked)) {
        delete(unpacked);
      }
    }
    if (Files.exists(mark)) {
      delete(cluster);
    } else if (!Files.exists(cluster)) {
      Files.createFile(mark);
    }
  }

  /** Holds the cluster to be made, for good: to be called before anybody stores something in it. */
  void end() throws IOException {
    if (Files.deleteIfExists(mark)) {
      try (FileChannel folder = FileChannel.open(mark.resolveSibling(""), READ)) {
        folder.force(true);
      }
    }
  }

  /** As the library judges it, which otherwise unpacks onto what is there, and trips over links. */
  private static boolean isWhole(Path unpacked) throws IOException {
    Path last = unpacked.resolve(UNPACKED);
    if (!Files.exists(last)) {
      return false;
    }
    FileTime unpackedAt = Files.getLastModifiedTime(last);
    for (Path part : in(unpacked)) {
      if (Files.getLastModifiedTime(part).compareTo(unpackedAt) > 0) {
        return false;
      }
    }
    return Files.getLastModifiedTime(unpacked).toMillis() - TIDYING_MILLISECONDS
        <= unpackedAt.toMillis();
  }

  private static List<Path> in(Path folder) throws IOException {
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
      all.sorted(Comparator.reverseOrder()).forEach(FirstStart::deleteOne);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
