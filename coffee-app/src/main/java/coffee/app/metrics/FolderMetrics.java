package coffee.app.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How much room folders have, looked up at every page. One that is not there has none. */
public final class FolderMetrics extends Collector {

  private final Map<String, Path> folders;

  /**
   * Of some folders.
   *
   * @param folders by what they are for, which is all that is told of them
   */
  public FolderMetrics(Map<String, Path> folders) {
    this.folders = Map.copyOf(folders);
  }

  @Override
  public List<MetricFamilySamples> collect() {
    GaugeMetricFamily free =
        new GaugeMetricFamily(
            "folder_free_bytes",
            "Room on the disk of a folder; 0 if it cannot be looked at.",
            List.of("folder"));
    folders.forEach((use, folder) -> free.addMetric(List.of(use), (double) free(folder)));
    return List.of(free);
  }

  private static long free(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException away) { // what is absent would alarm nobody
      return 0;
    }
  }
}
