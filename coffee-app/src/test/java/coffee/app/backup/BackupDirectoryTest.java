package coffee.app.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupDirectoryTest {

  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00.123Z");

  @TempDir private Path directory;

  private Path backup(Instant instant) throws IOException {
    return Files.createFile(new BackupDirectory(directory).fileFor(instant));
  }

  @Test
  void findsNewestBackupByName() throws IOException {
    BackupDirectory backups = new BackupDirectory(directory);
    assertThat(backups.newest()).isEmpty();
    backup(NINE);
    backup(NINE.minusMillis(1));
    Files.createFile(directory.resolve("holiday.zip"));
    Files.createFile(directory.resolve("coffee-20270301T090000000Z.zip.part"));
    assertThat(backups.newest()).contains(NINE);
  }

  @Test
  void missingFolderHasNoBackup() {
    assertThat(new BackupDirectory(directory.resolve("missing")).newest()).isEmpty();
  }

  @Test
  void prunesOldAndAbandonedFiles() throws IOException {
    Path oldest = backup(NINE.minus(Duration.ofDays(2)));
    Path older = backup(NINE.minus(Duration.ofDays(1)));
    Path newest = backup(NINE);
    Path other = Files.createFile(directory.resolve("holiday.zip"));
    Path download = unfinished("holiday.zip.part", NINE.minus(Duration.ofHours(25)));
    Path underWay =
        unfinished("coffee-20260228T100000000Z.zip.part", NINE.minus(Duration.ofHours(23)));
    Path abandoned =
        unfinished("coffee-20260228T080000000Z.zip.part", NINE.minus(Duration.ofHours(25)));

    assertThat(new BackupDirectory(directory).prune(2, NINE))
        .containsExactlyInAnyOrder(oldest, abandoned);

    assertThat(directory).isDirectoryNotContaining(file -> file.equals(oldest));
    assertThat(older).exists();
    assertThat(newest).exists();
    assertThat(other).exists();
    assertThat(download).exists();
    assertThat(underWay).exists();
    assertThat(abandoned).doesNotExist();
  }

  private Path unfinished(String name, Instant lastWritten) throws IOException {
    return Files.setLastModifiedTime(
        Files.createFile(directory.resolve(name)), FileTime.from(lastWritten));
  }
}
