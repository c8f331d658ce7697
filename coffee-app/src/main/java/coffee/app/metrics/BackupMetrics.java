package coffee.app.metrics;

import coffee.app.backup.Backups;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;

/** Of which moment the newest backup is, looked up at every page. */
public final class BackupMetrics extends Collector {

  private final Backups backups;

  /** Of the backups in a folder. */
  public BackupMetrics(Backups backups) {
    this.backups = backups;
  }

  @Override
  public List<MetricFamilySamples> collect() {
    return backups
        .newest()
        .<List<MetricFamilySamples>>map(
            moment ->
                List.of(
                    new GaugeMetricFamily(
                        "backup_last_timestamp_seconds",
                        "The moment that the newest backup holds; absent without any.",
                        moment.getEpochSecond())))
        .orElse(List.of());
  }
}
