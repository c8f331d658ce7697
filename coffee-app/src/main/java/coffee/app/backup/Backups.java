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

/**
 * A folder with backups, each named by the moment whose data it holds. Safe for use by many
 * threads; nothing is remembered.
 */
public record Backups(Path folder) {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'coffee-'uuuuMMdd'T'HHmmssSSS'Z.zip'").withZone(ZoneOffset.UTC);

  /** What is older than this and not finished never will be. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  /** A backup by its name. */
  private record Named(Path file, Instant moment) {}

  /** Where the backup of a moment belongs. */
  public Path of(Instant moment) {
    return folder.resolve(NAME.format(moment));
  }

  /** The moment of the newest backup; empty if there is none, or no folder that can be read. */
  public Optional<Instant> newest() {
    try {
      return newestFirst().stream().map(Named::moment).findFirst();
    } catch (IOException away) {
      return Optional.empty();
    }
  }

  /**
   * Removes all but the newest backups, and what was left of those that were never finished.
   *
   * @param kept how many stay, 1 or more
   * @return what was removed
   */
  public List<Path> prune(int kept, Instant now) throws IOException {
    List<Path> old =
        Stream.concat(newestFirst().stream().skip(kept).map(Named::file), abandoned(now).stream())
            .toList();
    for (Path file : old) {
      Files.deleteIfExists(file);
    }
    return old;
  }

  private List<Named> newestFirst() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .flatMap(file -> named(file).stream())
          .sorted(Comparator.comparing(Named::moment).reversed())
          .toList();
    }
  }

  private static Optional<Named> named(Path file) {
    try {
      return Optional.of(new Named(file, NAME.parse(file.getFileName().toString(), Instant::from)));
    } catch (DateTimeException somethingElse) {
      return Optional.empty();
    }
  }

  /** Of ours alone: whatever else is in the folder is not ours to remove. */
  private List<Path> abandoned(Instant now) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> ArchiveWriter.finished(file).flatMap(Backups::named).isPresent())
          .filter(file -> file.toFile().lastModified() < now.minus(ABANDONED).toEpochMilli())
          .toList();
    }
  }
}
