package coffee.app.metrics;

import coffee.app.backup.Backups;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.time.Instant;
import java.util.List;

/**
 * Of which moment the newest backup is, looked up at every page. Where there is none, nor a folder
 * that can be read, that is told too: what is absent would alarm nobody.
 */
public final class BackupMetrics extends Collector {

  private final Backups backups;

  /** Of the backups in a folder. */
  public BackupMetrics(Backups backups) {
    this.backups = backups;
  }

  @Override
  public List<MetricFamilySamples> collect() {
    return List.of(
        new GaugeMetricFamily(
            "backup_last_timestamp_seconds",
            "The moment that the newest backup holds; 0 without any.",
            backups.newest().map(Instant::getEpochSecond).orElse(0L)));
  }
}
