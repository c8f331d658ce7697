package coffee.app.wiring;

import coffee.app.backup.Backups;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.time.Instant;

/** What the service tells of the backups that somebody else takes. */
public record BackupWiring(Backups backups) {

  /** Seconds since 1970 of the newest backup; 0 if there is none. */
  public static final String NEWEST = "backup_last_success_timestamp_seconds";

  /** Adds it to what is measured. */
  public void register(MetricRegistry metrics) {
    Gauge<Long> newest = () -> backups.newest().map(Instant::getEpochSecond).orElse(0L);
    metrics.register(NEWEST, newest);
  }
}
