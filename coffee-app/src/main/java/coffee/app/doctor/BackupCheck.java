package coffee.app.doctor;

import coffee.app.backup.BackupDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Checks that there is a recent backup.
 *
 * @param backups empty if no directory is configured
 */
public record BackupCheck(Optional<BackupDirectory> backups, Clock clock) implements Check {

  /** One day, and the time that a backup takes. */
  private static final Duration OLDEST = Duration.ofHours(26);

  private static final String SUBJECT = "backups";
  private static final String FIX =
      "run `backup` daily (docs/backup.md), and find out why it did not run";

  @Override
  public List<Finding> run() {
    if (backups.isEmpty()) {
      return List.of(
          Finding.warning(
              SUBJECT,
              "unknown: BACKUP_DIR is not set",
              "set it to the directory that `backup` writes to"));
    }
    Optional<Instant> newest = backups.get().newest();
    if (newest.isEmpty()) {
      return List.of(Finding.problem(SUBJECT, "no backup in " + backups.get().path(), FIX));
    }
    long hours = Duration.between(newest.get(), clock.instant()).toHours();
    return List.of(
        newest.get().isBefore(clock.instant().minus(OLDEST))
            ? Finding.problem(SUBJECT, "the newest is %d hours old".formatted(hours), FIX)
            : Finding.ok(SUBJECT, "the newest is %d hours old".formatted(hours)));
  }
}
