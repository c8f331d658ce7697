package coffee.app.metrics;

import coffee.app.backup.BackupDirectory;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.time.Instant;
import java.util.List;

/**
 * The time of the newest backup, looked up on each scrape. Without a backup or a readable directory
 * it is 0, so that the age of the backup is reported as too old.
 */
public final class BackupMetrics extends Collector {

  private final BackupDirectory backups;

  /** Creates metrics of the backups in a directory. */
  public BackupMetrics(BackupDirectory backups) {
    this.backups = backups;
  }

  @Override
  public List<MetricFamilySamples> collect() {
    return List.of(
        new GaugeMetricFamily(
            "backup_last_timestamp_seconds",
            "Time of the data in the newest backup; 0 if there is none.",
            backups.newest().map(Instant::getEpochSecond).orElse(0L)));
  }
}
