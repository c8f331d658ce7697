package coffee.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderMetricsTest {

  private static final String[] FOLDER = {"folder"};

  @TempDir private Path folder;
  private final CollectorRegistry registry = new CollectorRegistry();

  @Test
  void reportsZeroForMissingFolder() {
    registry.register(
        new FolderMetrics(Map.of("imports", folder, "backups", folder.resolve("missing"))));
    assertThat(free("imports")).isPositive();
    assertThat(free("backups")).isZero();
  }

  private Double free(String use) {
    return registry.getSampleValue("folder_free_bytes", FOLDER, new String[] {use});
  }
}
