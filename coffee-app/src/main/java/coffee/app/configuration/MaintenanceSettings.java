package coffee.app.configuration;

import coffee.domain.heartrate.PurgeOldReadings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings for backups and retention.
 *
 * @param backupFolder {@code BACKUP_DIR}; none if empty
 * @param backupsKept {@code BACKUP_KEEP}: number of backups to keep, 1 to 10000
 * @param retentionDays {@code RETENTION_DAYS}: how long raw heart rates are kept, 30 to 36500 days;
 *     0 for ever
 */
public record MaintenanceSettings(String backupFolder, int backupsKept, int retentionDays) {

  private static final int MIN_DAYS = Math.toIntExact(PurgeOldReadings.MIN_AGE.toDays());

  /** Validates the numbers. */
  public MaintenanceSettings {
    if (backupsKept < 1 || backupsKept > 10_000) {
      throw new OperatorException("BACKUP_KEEP must be 1 to 10000");
    }
    if (retentionDays != 0 && (retentionDays < MIN_DAYS || retentionDays > 36_500)) {
      throw new OperatorException(
          "RETENTION_DAYS must be %d to 36500, or 0 to keep everything".formatted(MIN_DAYS));
    }
  }

  /** The backup directory. */
  public Optional<Path> backupDirectory() {
    return backupFolder.isEmpty() ? Optional.empty() : Optional.of(Path.of(backupFolder));
  }

  /** How long raw heart rates are kept; empty for ever. */
  public Optional<Duration> retention() {
    return retentionDays == 0 ? Optional.empty() : Optional.of(Duration.ofDays(retentionDays));
  }
}
