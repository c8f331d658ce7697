package coffee.app.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Free space of directories, looked up on each scrape; 0 if one does not exist. */
public final class FolderMetrics extends Collector {

  private final Map<String, Path> folders;

  /**
   * For some directories.
   *
   * @param folders directories by purpose, which becomes the label
   */
  public FolderMetrics(Map<String, Path> folders) {
    this.folders = Map.copyOf(folders);
  }

  @Override
  public List<MetricFamilySamples> collect() {
    GaugeMetricFamily free =
        new GaugeMetricFamily(
            "folder_free_bytes",
            "Free disk space of a directory; 0 if unknown.",
            List.of("folder"));
    folders.forEach((use, folder) -> free.addMetric(List.of(use), (double) free(folder)));
    return List.of(free);
  }

  private static long free(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException missing) { // 0 and not absent: an absent metric triggers no alert
      return 0;
    }
  }
}
