package coffee.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.backup.BackupDirectory;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupMetricsTest {

  private static final String NEWEST = "backup_last_timestamp_seconds";

  @TempDir private Path folder;
  private final CollectorRegistry registry = new CollectorRegistry();

  @Test
  void reportsZeroWithoutBackup() throws IOException {
    BackupDirectory backups = new BackupDirectory(folder);
    registry.register(new BackupMetrics(backups));
    assertThat(registry.getSampleValue(NEWEST)).isZero();

    Files.createFile(backups.fileFor(Instant.ofEpochSecond(1_772_334_000)));
    assertThat(registry.getSampleValue(NEWEST)).isEqualTo(1_772_334_000);
  }

  @Test
  void reportsZeroForMissingFolder() {
    registry.register(new BackupMetrics(new BackupDirectory(folder.resolve("missing"))));
    assertThat(registry.getSampleValue(NEWEST)).isZero();
  }
}
