package coffee.app.doctor;

import coffee.app.backup.Backups;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether there is a backup of today or yesterday.
 *
 * @param backups empty where no folder is configured
 */
public record BackupCheck(Optional<Backups> backups, Clock clock) implements Check {

  /** A day, and the time that one takes. */
  private static final Duration OLDEST = Duration.ofHours(26);

  private static final String SUBJECT = "backups";
  private static final String MEND =
      "run `backup` once a day (RUNBOOK.md), and look why it did not";

  @Override
  public List<Finding> look() {
    if (backups.isEmpty()) {
      return List.of(
          Finding.warning(
              SUBJECT,
              "nobody can tell: BACKUP_DIR is not set",
              "set it to the folder that `backup` writes to"));
    }
    Optional<Instant> newest = backups.get().newest();
    if (newest.isEmpty()) {
      return List.of(Finding.problem(SUBJECT, "there is none in " + backups.get().folder(), MEND));
    }
    long hours = Duration.between(newest.get(), clock.instant()).toHours();
    return List.of(
        newest.get().isBefore(clock.instant().minus(OLDEST))
            ? Finding.problem(SUBJECT, "the newest is %d hours old".formatted(hours), MEND)
            : Finding.ok(SUBJECT, "the newest is %d hours old".formatted(hours)));
  }
}
