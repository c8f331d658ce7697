package coffee.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A directory of backups, named by the time of their data. Stateless and thread-safe. */
public record BackupDirectory(Path path) {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'coffee-'uuuuMMdd'T'HHmmssSSS'Z.zip'").withZone(ZoneOffset.UTC);

  /** Unfinished files older than this are abandoned. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  /** A backup file. */
  private record Named(Path file, Instant instant) {}

  /** The file for a backup of a given time. */
  public Path fileFor(Instant instant) {
    return path.resolve(NAME.format(instant));
  }

  /** The time of the newest backup; empty if there is none or the directory is not readable. */
  public Optional<Instant> newest() {
    try {
      return newestFirst().stream().map(Named::instant).findFirst();
    } catch (IOException unavailable) {
      return Optional.empty();
    }
  }

  /**
   * Deletes all but the newest backups, and abandoned unfinished files.
   *
   * @param kept number of backups to keep, 1 or more
   * @return the deleted files
   */
  public List<Path> prune(int kept, Instant now) throws IOException {
    List<Path> old =
        Stream.concat(
                newestFirst().stream().skip(kept).map(Named::file), abandonedParts(now).stream())
            .toList();
    for (Path file : old) {
      Files.deleteIfExists(file);
    }
    return old;
  }

  private List<Named> newestFirst() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files
          .flatMap(file -> named(file).stream())
          .sorted(Comparator.comparing(Named::instant).reversed())
          .toList();
    }
  }

  private static Optional<Named> named(Path file) {
    try {
      return Optional.of(new Named(file, NAME.parse(file.getFileName().toString(), Instant::from)));
    } catch (DateTimeException failure) {
      return Optional.empty();
    }
  }

  /** Only files with our names: the directory may contain others. */
  private List<Path> abandonedParts(Instant now) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(
              file ->
                  BackupArchiveWriter.finishedPath(file)
                      .flatMap(BackupDirectory::named)
                      .isPresent())
          .filter(file -> file.toFile().lastModified() < now.minus(ABANDONED).toEpochMilli())
          .toList();
    }
  }
}
