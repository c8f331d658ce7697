package coffee.app.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How old the newest backup is: the newest {@code .zip} of a folder, looked up at every page. */
public final class BackupMetrics extends Collector {

  private static final double MILLIS_PER_SECOND = 1_000;

  private final Path folder;

  /** Of the backups in a folder. */
  public BackupMetrics(Path folder) {
    this.folder = folder;
  }

  @Override
  public List<MetricFamilySamples> collect() {
    return newest()
        .<List<MetricFamilySamples>>map(
            when ->
                List.of(
                    new GaugeMetricFamily(
                        "backup_last_timestamp_seconds",
                        "When the newest backup was finished; absent without any.",
                        when.toMillis() / MILLIS_PER_SECOND)))
        .orElse(List.of());
  }

  private Optional<FileTime> newest() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".zip"))
          .map(BackupMetrics::changed)
          .flatMap(Optional::stream)
          .max(FileTime::compareTo);
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  /** One may be taken away while it is looked at. */
  private static Optional<FileTime> changed(Path file) {
    try {
      return Optional.of(Files.getLastModifiedTime(file));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
